/** The calls that the emulator saw. */
@NullMarked
package io.scaibox.emulator.log;

import org.jspecify.annotations.NullMarked;
