package io.scaibox.domain.graph;

import io.scaibox.domain.flow.FlowEdge;
import io.scaibox.domain.flow.FlowGraph;
import io.scaibox.domain.flow.FlowNode;
import io.scaibox.domain.flow.NodeKind;
import io.scaibox.domain.flow.Port;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A graph's nodes and edges, found by id.
 *
 * <p>Edges with an end that does not exist are left out. Immutable once built.
 */
public final class FlowIndex {

  private final Map<String, FlowNode> nodes = new LinkedHashMap<>();
  private final Map<String, List<FlowEdge>> outgoing = new HashMap<>();
  private final Map<String, List<FlowEdge>> incoming = new HashMap<>();
  private final List<FlowEdge> edges = new ArrayList<>();
  private final List<FlowNode> entries;
  private final Set<String> reachable;

  public FlowIndex(FlowGraph graph) {
    graph.nodes().forEach(node -> nodes.put(node.id(), node));
    for (FlowEdge edge : graph.edges()) {
      String source = edge.source().node();
      String target = edge.target().node();
      if (nodes.containsKey(source) && nodes.containsKey(target)) {
        edges.add(edge);
        outgoing.computeIfAbsent(source, id -> new ArrayList<>()).add(edge);
        incoming.computeIfAbsent(target, id -> new ArrayList<>()).add(edge);
      }
    }
    entries = entriesInEdgeOrder();
    reachable = reach();
  }

  /** Returns a node by its id. */
  public Optional<FlowNode> node(String id) {
    return Optional.ofNullable(nodes.get(id));
  }

  /** Returns a node that is known to exist. */
  public FlowNode known(String id) {
    return node(id).orElseThrow(() -> new IllegalStateException("no node " + id));
  }

  /** Returns all nodes, in document order. */
  public Collection<FlowNode> nodes() {
    return nodes.values();
  }

  /** Returns the edges whose ends exist, in document order. */
  public List<FlowEdge> edges() {
    return edges;
  }

  /** Returns the edges that leave a node, in document order. */
  public List<FlowEdge> outgoing(String node) {
    return outgoing.getOrDefault(node, List.of());
  }

  /** Returns the edges that lead to a node, in document order. */
  public List<FlowEdge> incoming(String node) {
    return incoming.getOrDefault(node, List.of());
  }

  /** Returns the control edges to {@code node} that can ever be taken. */
  public List<FlowEdge> live(String node) {
    return incoming(node).stream()
        .filter(edge -> edge.kind().isControl() && isReachable(edge.source().node()))
        .toList();
  }

  /**
   * Returns the entries: the one whose edge comes first is the canonical trigger. Where nodes stand
   * in the document does not count, so that a shuffled document means the same.
   */
  public List<FlowNode> entries() {
    return entries;
  }

  /** Says whether an entry reaches the node over control edges: others never run. */
  public boolean isReachable(String node) {
    return reachable.contains(node);
  }

  /** Says whether {@code edge} leads into the body of the loop that it leaves. */
  public boolean entersBody(FlowEdge edge) {
    FlowNode source = nodes.get(edge.source().node());
    return source != null
        && source.kind() == NodeKind.LOGIC_LOOP
        && isBodyPort(source, edge.source().port());
  }

  /** Says whether a loop's port leads into its body, by its id or its label. */
  public static boolean isBodyPort(FlowNode loop, String port) {
    return port.equals("body")
        || port.equals("out_body")
        || loop.outputs().stream()
            .anyMatch(output -> output.id().equals(port) && isCalledBody(output));
  }

  private static boolean isCalledBody(Port output) {
    return output.label().equalsIgnoreCase("body");
  }

  private List<FlowNode> entriesInEdgeOrder() {
    Map<String, Integer> firstEdge = new HashMap<>();
    for (int i = 0; i < edges.size(); i++) {
      firstEdge.putIfAbsent(edges.get(i).source().node(), i);
    }
    return nodes.values().stream()
        .filter(node -> node.kind().isEntry())
        .sorted(
            Comparator.<FlowNode>comparingInt(
                    node -> firstEdge.getOrDefault(node.id(), Integer.MAX_VALUE))
                .thenComparing(FlowNode::id))
        .toList();
  }

  private Set<String> reach() {
    Set<String> reached = new LinkedHashSet<>();
    Deque<String> pending = new ArrayDeque<>();
    entries.forEach(entry -> pending.add(entry.id()));
    while (!pending.isEmpty()) {
      String id = pending.remove();
      if (reached.add(id)) {
        for (FlowEdge edge : outgoing(id)) {
          if (edge.kind().isControl()) {
            pending.add(edge.target().node());
          }
        }
      }
    }
    return reached;
  }
}
