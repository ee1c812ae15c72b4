/** Puts the house together with Dagger, and starts and stops it. */
@NullMarked
package io.scaibox.bootstrap.wiring;

import org.jspecify.annotations.NullMarked;
