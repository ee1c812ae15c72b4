/** Tenants' keys, encrypted at rest. */
@NullMarked
package io.scaibox.persistence.credential;

import org.jspecify.annotations.NullMarked;
