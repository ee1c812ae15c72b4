/** Roles and the permission keys that they bring. */
@NullMarked
package io.scaibox.domain.access;

import org.jspecify.annotations.NullMarked;
