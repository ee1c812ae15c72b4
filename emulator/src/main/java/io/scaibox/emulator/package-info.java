/** A stand-in for ScaiGrid and ScaiQueue over real HTTP, written from their reference alone. */
@NullMarked
package io.scaibox.emulator;

import org.jspecify.annotations.NullMarked;
