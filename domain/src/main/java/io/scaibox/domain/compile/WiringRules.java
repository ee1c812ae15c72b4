package io.scaibox.domain.compile;

import io.scaibox.domain.diagnostic.Diagnostics;
import io.scaibox.domain.diagnostic.PatchOperation;
import io.scaibox.domain.diagnostic.Suggestions;
import io.scaibox.domain.flow.EdgeKind;
import io.scaibox.domain.flow.Endpoint;
import io.scaibox.domain.flow.FlowEdge;
import io.scaibox.domain.flow.FlowGraph;
import io.scaibox.domain.flow.FlowNode;
import io.scaibox.domain.flow.Port;
import io.scaibox.domain.json.JsonPointer;
import io.scaibox.domain.json.JsonString;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks that every edge joins ports that exist and fit, and that output ports are used. */
final class WiringRules {

  private static final int MOST_PORTS_SHOWN = 30;
  private static final Set<String> SCALARS =
      Set.of(
          "string",
          "int",
          "float",
          "bool",
          "date",
          "datetime",
          "duration",
          "money",
          "email",
          "url",
          "uuid");

  private final FlowGraph graph;
  private final Set<String> unreadableNodes;
  private final Diagnostics diagnostics;
  private final Map<String, FlowNode> nodes = new HashMap<>();
  private final Map<Endpoint, Port> inputs = new HashMap<>();
  private final Map<Endpoint, Port> outputs = new HashMap<>();
  private final Set<Endpoint> usedOutputs = new HashSet<>();
  private final Set<String> misconnected = new HashSet<>();
  private final Set<String> openOutputsUsed = new HashSet<>();
  private boolean lostEdges;

  WiringRules(FlowGraph graph, Set<String> unreadableNodes, Diagnostics diagnostics) {
    this.graph = graph;
    this.unreadableNodes = unreadableNodes;
    this.diagnostics = diagnostics;
    for (FlowNode node : graph.nodes()) {
      nodes.put(node.id(), node);
      node.inputs().forEach(port -> inputs.put(new Endpoint(node.id(), port.id()), port));
      node.outputs().forEach(port -> outputs.put(new Endpoint(node.id(), port.id()), port));
    }
  }

  void check() {
    for (FlowEdge edge : graph.edges()) {
      Optional<Port> source = checkEnd(edge, edge.source(), "source");
      Optional<Port> target = checkEnd(edge, edge.target(), "target");
      usedOutputs.add(edge.source());
      if (source.isPresent() && target.isPresent()) {
        checkTypes(edge, source.get().type(), target.get().type());
      }
    }
    graph.nodes().forEach(this::warnOfUnusedOutputs);
  }

  /** Says whether an edge had to be left out because a node does not exist. */
  boolean lostEdges() {
    return lostEdges;
  }

  private Optional<Port> checkEnd(FlowEdge edge, Endpoint end, String side) {
    JsonPointer pointer = edge.pointer().child(side);
    FlowNode node = nodes.get(end.node());
    if (node == null) {
      reportUnknownNode(edge, end, side, pointer);
      return Optional.empty();
    }
    boolean isSource = side.equals("source");
    List<Port> ports = isSource ? node.outputs() : node.inputs();
    Optional<Port> port = Optional.ofNullable((isSource ? outputs : inputs).get(end));
    if (port.isEmpty() && isSource && node.hasOpenOutputs()) {
      openOutputsUsed.add(node.id());
    } else if (port.isEmpty()) {
      misconnected.add(node.id());
      String direction = isSource ? "output" : "input";
      List<String> ids = ports.stream().map(Port::id).limit(MOST_PORTS_SHOWN).toList();
      Optional<String> meant =
          ids.size() == 1 ? Optional.of(ids.get(0)) : Suggestions.closest(end.port(), ids);
      diagnostics
          .error("unknown_" + direction + "_port", pointer.child("port"))
          .of(edge)
          .says(
              "edge '%s': %s node '%s' has no %s port '%s'"
                  .formatted(edge.id(), side, node.id(), direction, end.port()))
          .patch(meant.map(id -> PatchOperation.replace(pointer.child("port"), new JsonString(id))))
          .fix(
              ids.isEmpty()
                  ? "Node '" + node.id() + "' has no " + direction + " ports: remove the edge."
                  : "Use one of its "
                      + direction
                      + " ports: "
                      + String.join(", ", ids)
                      + "."
                      + Suggestions.didYouMean(meant));
    }
    return port;
  }

  private void reportUnknownNode(FlowEdge edge, Endpoint end, String side, JsonPointer pointer) {
    lostEdges = true;
    if (unreadableNodes.contains(end.node())) {
      return;
    }
    Optional<String> meant =
        nodes.size() > 500 ? Optional.empty() : Suggestions.closest(end.node(), nodes.keySet());
    diagnostics
        .error("unknown_node", pointer.child("node"))
        .of(edge)
        .says("edge '" + edge.id() + "': " + side + " node '" + end.node() + "' does not exist")
        .patch(meant.map(id -> PatchOperation.replace(pointer.child("node"), new JsonString(id))))
        .fix(
            "Point the edge at a node of this flow, or remove the edge."
                + Suggestions.didYouMean(meant));
  }

  /** Only built-in scalars are compared: names that people declare may stand for anything. */
  private void checkTypes(FlowEdge edge, String source, String target) {
    boolean same = source.equals(target) || (source.equals("int") && target.equals("float"));
    if (same || !SCALARS.contains(source) || !SCALARS.contains(target)) {
      return;
    }
    Diagnostics.Draft draft =
        edge.kind() == EdgeKind.DATA
            ? diagnostics.error("port_type_mismatch", edge.pointer())
            : diagnostics.warning("port_type_mismatch", edge.pointer());
    draft
        .of(edge)
        .says(
            "edge '%s': a %s can't go into port '%s' of node '%s', which takes a %s"
                .formatted(edge.id(), source, edge.target().port(), edge.target().node(), target))
        .fix("Give both ports the same type, or put a node between them that converts.");
  }

  private void warnOfUnusedOutputs(FlowNode node) {
    for (Port port : node.outputs()) {
      boolean used = usedOutputs.contains(new Endpoint(node.id(), port.id()));
      if (!used && !misconnected.contains(node.id()) && !openOutputsUsed.contains(node.id())) {
        diagnostics
            .warning("unused_output", node.pointer())
            .of(node)
            .says("node '" + node.id() + "' has an unused output port '" + port.id() + "'")
            .fix("Connect the port, or leave it when the flow ends here.");
      }
    }
  }
}
