/** Stand-in for ScaiVault. */
@NullMarked
package io.scaibox.emulator.vault;

import org.jspecify.annotations.NullMarked;
