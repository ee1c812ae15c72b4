/** Benchmarks of the compiler. */
@NullMarked
package io.scaibox.benchmarks;

import org.jspecify.annotations.NullMarked;
