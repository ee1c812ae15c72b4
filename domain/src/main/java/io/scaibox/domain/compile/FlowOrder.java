package io.scaibox.domain.compile;

import io.scaibox.domain.flow.FlowEdge;
import io.scaibox.domain.flow.FlowGraph;
import io.scaibox.domain.flow.FlowNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts the nodes of an acyclic graph into the order in which they run.
 *
 * <p>A node comes after every node that an edge leads from; otherwise edge order decides, never the
 * order of nodes in the document, so that a shuffled document gives the same program. Nodes that no
 * entry reaches over control edges never run and are left out.
 */
final class FlowOrder {

  private final Map<String, FlowNode> nodes = new HashMap<>();
  private final Map<String, List<String>> control = new HashMap<>();
  private final Map<String, List<String>> all = new HashMap<>();
  private final List<FlowNode> entries;

  FlowOrder(FlowGraph graph) {
    graph.nodes().forEach(node -> nodes.put(node.id(), node));
    for (FlowEdge edge : graph.edges()) {
      String source = edge.source().node();
      String target = edge.target().node();
      all.computeIfAbsent(source, id -> new ArrayList<>()).add(target);
      if (edge.kind().isControl()) {
        control.computeIfAbsent(source, id -> new ArrayList<>()).add(target);
      }
    }
    entries = graph.nodes().stream().filter(node -> node.kind().isEntry()).toList();
  }

  /** Returns the entries in document order; the first is the canonical trigger. */
  List<FlowNode> entries() {
    return entries;
  }

  /** Returns the nodes that run, entries left out, in the order in which they run. */
  List<FlowNode> steps() {
    Set<String> reached = reached();
    List<String> finished = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    List<FlowNode> lastFirst = new ArrayList<>(entries);
    Collections.reverse(lastFirst);
    for (FlowNode entry : lastFirst) {
      finish(entry.id(), reached, seen, finished);
    }
    Collections.reverse(finished);
    return finished.stream()
        .map(nodes::get)
        .filter(node -> node != null && !node.kind().isEntry())
        .toList();
  }

  private Set<String> reached() {
    Set<String> reached = new LinkedHashSet<>();
    Deque<String> pending = new ArrayDeque<>();
    entries.forEach(entry -> pending.add(entry.id()));
    while (!pending.isEmpty()) {
      String id = pending.remove();
      if (reached.add(id)) {
        pending.addAll(control.getOrDefault(id, List.of()));
      }
    }
    return reached;
  }

  /** Adds nodes to {@code finished} after all that follow them: reverse topological order. */
  private void finish(String start, Set<String> reached, Set<String> seen, List<String> finished) {
    record Frame(String node, Deque<String> left) {}
    Deque<Frame> stack = new ArrayDeque<>();
    if (seen.add(start)) {
      stack.push(new Frame(start, lastEdgeFirst(start)));
    }
    while (!stack.isEmpty()) {
      Frame frame = stack.element();
      if (frame.left().isEmpty()) {
        finished.add(frame.node());
        stack.pop();
        continue;
      }
      String next = frame.left().removeFirst();
      if (reached.contains(next) && seen.add(next)) {
        stack.push(new Frame(next, lastEdgeFirst(next)));
      }
    }
  }

  private Deque<String> lastEdgeFirst(String node) {
    Deque<String> targets = new ArrayDeque<>();
    all.getOrDefault(node, List.of()).forEach(targets::addFirst);
    return targets;
  }
}
