/** Faults that tests order. */
@NullMarked
package io.scaibox.emulator.fault;

import org.jspecify.annotations.NullMarked;
