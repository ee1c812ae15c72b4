/** What every context of the house shares: tenants, principals, secrets, identifiers. */
@NullMarked
package io.scaibox.domain.platform;

import org.jspecify.annotations.NullMarked;
