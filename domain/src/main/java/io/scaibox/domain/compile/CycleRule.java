package io.scaibox.domain.compile;

import io.scaibox.domain.flow.FlowEdge;
import io.scaibox.domain.flow.FlowGraph;
import io.scaibox.domain.flow.FlowNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Checks that no node can reach itself: flows iterate with {@code logic_loop} only
 * (reference/scaiflow.md 28).
 *
 * <p>Depth-first without recursion, so that a chain of any length fits the stack; linear in nodes
 * and edges.
 */
final class CycleRule {

  private final FlowGraph graph;
  private final Diagnostics diagnostics;
  private final Map<String, List<FlowEdge>> outgoing = new HashMap<>();
  private final Set<String> finished = new HashSet<>();

  CycleRule(FlowGraph graph, Diagnostics diagnostics) {
    this.graph = graph;
    this.diagnostics = diagnostics;
    Set<String> known = new HashSet<>();
    graph.nodes().forEach(node -> known.add(node.id()));
    for (FlowEdge edge : graph.edges()) {
      if (known.contains(edge.source().node()) && known.contains(edge.target().node())) {
        outgoing.computeIfAbsent(edge.source().node(), id -> new ArrayList<>()).add(edge);
      }
    }
  }

  void check() {
    for (FlowNode node : graph.nodes()) {
      if (!finished.contains(node.id())) {
        walk(node.id());
      }
    }
  }

  private void walk(String start) {
    Deque<String> path = new ArrayDeque<>();
    Set<String> onPath = new HashSet<>();
    Deque<Iterator<FlowEdge>> pending = new ArrayDeque<>();
    enter(start, path, onPath, pending);
    while (!pending.isEmpty()) {
      if (!pending.peek().hasNext()) {
        pending.pop();
        String done = path.removeLast();
        onPath.remove(done);
        finished.add(done);
        continue;
      }
      FlowEdge edge = pending.peek().next();
      String next = edge.target().node();
      if (onPath.contains(next)) {
        report(edge, path, next);
      } else if (!finished.contains(next)) {
        enter(next, path, onPath, pending);
      }
    }
  }

  private void enter(
      String node, Deque<String> path, Set<String> onPath, Deque<Iterator<FlowEdge>> pending) {
    path.addLast(node);
    onPath.add(node);
    pending.push(outgoing.getOrDefault(node, List.of()).iterator());
  }

  private void report(FlowEdge closing, Deque<String> path, String node) {
    List<String> cycle = new ArrayList<>();
    for (String id : path) {
      if (!cycle.isEmpty() || id.equals(node)) {
        cycle.add(id);
      }
    }
    cycle.add(node);
    diagnostics.error(
        "cycle",
        closing,
        closing.pointer(),
        "cycle detected: " + String.join(" -> ", cycle),
        "Remove edge '" + closing.id() + "', or repeat steps with a logic_loop node.");
  }
}
