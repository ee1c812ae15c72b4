/** The demo: emulator and server on loopback, the sample flows deployed before one's eyes. */
@NullMarked
package io.scaibox.bootstrap.demo;

import org.jspecify.annotations.NullMarked;
