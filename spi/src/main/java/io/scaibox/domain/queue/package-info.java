/** Queue topologies that a flow declares, and how they compare with what exists. */
@NullMarked
package io.scaibox.domain.queue;

import org.jspecify.annotations.NullMarked;
