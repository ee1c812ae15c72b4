/**
 * What a flow's edges mean: who reaches whom, which loop a node belongs to, in which order nodes
 * run.
 */
@NullMarked
package io.scaibox.domain.graph;

import org.jspecify.annotations.NullMarked;
