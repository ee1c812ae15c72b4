/** Answers kept, so that a repeated request gets the same one. */
@NullMarked
package io.scaibox.application.idempotency;

import org.jspecify.annotations.NullMarked;
