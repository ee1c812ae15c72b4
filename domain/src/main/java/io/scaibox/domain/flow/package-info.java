/** A flow and its graph, as saved by people (reference/scaiflow.md 3, 16). */
@NullMarked
package io.scaibox.domain.flow;

import org.jspecify.annotations.NullMarked;
