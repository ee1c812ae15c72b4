package io.scaibox.domain.compile;

import io.scaibox.domain.flow.EdgeKind;
import io.scaibox.domain.flow.Endpoint;
import io.scaibox.domain.flow.FlowEdge;
import io.scaibox.domain.flow.FlowGraph;
import io.scaibox.domain.flow.FlowNode;
import io.scaibox.domain.flow.Port;
import io.scaibox.domain.json.JsonPointer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks that every edge joins ports that exist, and that output ports are used. */
final class WiringRules {

  private final FlowGraph graph;
  private final Set<String> unreadableNodes;
  private final Diagnostics diagnostics;
  private final Map<String, FlowNode> nodes = new HashMap<>();
  private final Set<Endpoint> usedOutputs = new HashSet<>();

  WiringRules(FlowGraph graph, Set<String> unreadableNodes, Diagnostics diagnostics) {
    this.graph = graph;
    this.unreadableNodes = unreadableNodes;
    this.diagnostics = diagnostics;
    graph.nodes().forEach(node -> nodes.put(node.id(), node));
  }

  void check() {
    for (FlowEdge edge : graph.edges()) {
      checkEnd(edge, edge.source(), "source");
      checkEnd(edge, edge.target(), "target");
      usedOutputs.add(edge.source());
      if (edge.kind() == EdgeKind.CONDITIONAL) {
        diagnostics.error(
            "branches_not_lowered",
            edge,
            edge.pointer().child("type"),
            "edge '" + edge.id() + "': conditional edges can't be compiled by this version",
            "Deploy a flow without branches, or wait for a version that compiles them.");
      }
    }
    graph.nodes().forEach(this::warnOfUnusedOutputs);
  }

  private void checkEnd(FlowEdge edge, Endpoint end, String side) {
    JsonPointer pointer = edge.pointer().child(side);
    FlowNode node = nodes.get(end.node());
    if (node == null) {
      if (!unreadableNodes.contains(end.node())) {
        diagnostics.error(
            "unknown_node",
            edge,
            pointer.child("node"),
            "edge '" + edge.id() + "': " + side + " node '" + end.node() + "' does not exist",
            "Point the edge at a node of this flow, or remove the edge.");
      }
      return;
    }
    boolean isSource = side.equals("source");
    boolean known = isSource ? node.hasOutput(end.port()) : node.hasInput(end.port());
    if (!known) {
      String direction = isSource ? "output" : "input";
      String ports =
          (isSource ? node.outputs() : node.inputs())
              .stream().map(Port::id).collect(Collectors.joining(", "));
      diagnostics.error(
          "unknown_" + direction + "_port",
          edge,
          pointer.child("port"),
          "edge '%s': %s node '%s' has no %s port '%s'"
              .formatted(edge.id(), side, node.id(), direction, end.port()),
          ports.isEmpty()
              ? "Node '" + node.id() + "' has no " + direction + " ports: remove the edge."
              : "Use one of its " + direction + " ports: " + ports + ".");
    }
  }

  private void warnOfUnusedOutputs(FlowNode node) {
    for (Port port : node.outputs()) {
      if (!usedOutputs.contains(new Endpoint(node.id(), port.id()))) {
        diagnostics.warning(
            "unused_output",
            node,
            node.pointer(),
            "node '" + node.id() + "' has an unused output port '" + port.id() + "'",
            "Connect the port, or leave it when the flow ends here.");
      }
    }
  }
}
