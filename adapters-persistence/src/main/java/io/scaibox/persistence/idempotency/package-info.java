/** Answers kept for repeated requests. */
@NullMarked
package io.scaibox.persistence.idempotency;

import org.jspecify.annotations.NullMarked;
