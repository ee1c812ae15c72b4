/** A plugin that keeps tenants' keys in ScaiVault. */
@NullMarked
package io.scaibox.example.scaivault;

import org.jspecify.annotations.NullMarked;
