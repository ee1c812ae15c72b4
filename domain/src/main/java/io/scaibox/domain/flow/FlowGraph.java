package io.scaibox.domain.flow;

import io.scaibox.domain.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * A flow's content once its JSON has been read: nodes, edges and settings.
 *
 * @param content the JSON itself
 */
public record FlowGraph(
    String id,
    String name,
    String version,
    String scaicoreTarget,
    List<FlowNode> nodes,
    List<FlowEdge> edges,
    FlowConfig config,
    List<FlowVariable> variables,
    JsonObject content) {

  public FlowGraph {
    nodes = List.copyOf(nodes);
    edges = List.copyOf(edges);
    variables = List.copyOf(variables);
  }

  /** Returns the scope that queue nodes without one of their own inherit. */
  public Optional<String> inheritedScope() {
    return config.queues().map(topology -> topology.scope());
  }
}
