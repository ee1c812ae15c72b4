/** Flows, their versions and their content. */
@NullMarked
package io.scaibox.persistence.flow;

import org.jspecify.annotations.NullMarked;
