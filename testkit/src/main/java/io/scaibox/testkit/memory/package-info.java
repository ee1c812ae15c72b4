/** Adapters that keep everything in memory: for tests, and to show what the contracts mean. */
@NullMarked
package io.scaibox.testkit.memory;

import org.jspecify.annotations.NullMarked;
