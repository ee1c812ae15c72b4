/** Envelopes, errors, pages and limits that all emulated modules share. */
@NullMarked
package io.scaibox.emulator.http;

import org.jspecify.annotations.NullMarked;
