/** From a graph to structured steps: order, nesting, guards, names. */
@NullMarked
package io.scaibox.domain.lower;

import org.jspecify.annotations.NullMarked;
