/** ScaiGrid's ScaiCore module: Cores, their verifier, publishing. */
@NullMarked
package io.scaibox.emulator.core;

import org.jspecify.annotations.NullMarked;
