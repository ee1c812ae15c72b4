/**
 * Expressions and {@code {{…}}} templates of flows: their grammar, as docs/expressions.md has it.
 */
@NullMarked
package io.scaibox.domain.expression;

import org.jspecify.annotations.NullMarked;
