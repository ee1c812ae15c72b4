/** The deployment journal and its leases. */
@NullMarked
package io.scaibox.persistence.deploy;

import org.jspecify.annotations.NullMarked;
