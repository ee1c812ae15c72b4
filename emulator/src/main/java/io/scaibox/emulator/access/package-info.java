/** API keys, the permissions that they bring, and the tenants that they belong to. */
@NullMarked
package io.scaibox.emulator.access;

import org.jspecify.annotations.NullMarked;
