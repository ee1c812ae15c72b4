/** Tenants' own keys, and the choice of a credential. */
@NullMarked
package io.scaibox.application.credential;

import org.jspecify.annotations.NullMarked;
