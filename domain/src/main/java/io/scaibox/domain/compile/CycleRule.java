package io.scaibox.domain.compile;

import io.scaibox.domain.diagnostic.Diagnostics;
import io.scaibox.domain.diagnostic.Severity;
import io.scaibox.domain.flow.FlowEdge;
import io.scaibox.domain.flow.FlowNode;
import io.scaibox.domain.graph.FlowIndex;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * Checks that no node can reach itself: flows iterate with {@code logic_loop} only
 * (reference/scaiflow.md 28).
 *
 * <p>Depth-first without recursion, so that a chain of any length fits the stack; linear in nodes
 * and edges.
 */
final class CycleRule {

  private static final int LONGEST_SHOWN = 50;

  private final FlowIndex index;
  private final Diagnostics diagnostics;
  private final Set<String> finished = new HashSet<>();
  private boolean found;

  CycleRule(FlowIndex index, Diagnostics diagnostics) {
    this.index = index;
    this.diagnostics = diagnostics;
  }

  /** Reports every edge that closes a cycle, and says whether there is one. */
  boolean check() {
    for (FlowNode node : index.nodes()) {
      if (!finished.contains(node.id())) {
        walk(node.id());
      }
    }
    return found;
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
        found = true;
        if (diagnostics.isFull(Severity.ERROR)) {
          continue;
        }
        List<String> cycle = new ArrayList<>();
        for (String id : path) {
          if (!cycle.isEmpty() || id.equals(next)) {
            cycle.add(id);
          }
        }
        cycle.add(next);
        report(edge, cycle, diagnostics);
      } else if (!finished.contains(next)) {
        enter(next, path, onPath, pending);
      }
    }
  }

  private void enter(
      String node, Deque<String> path, Set<String> onPath, Deque<Iterator<FlowEdge>> pending) {
    path.addLast(node);
    onPath.add(node);
    pending.push(index.outgoing(node).iterator());
  }

  static void report(FlowEdge closing, List<String> cycle, Diagnostics diagnostics) {
    String shown =
        cycle.size() <= LONGEST_SHOWN
            ? String.join(" -> ", cycle)
            : String.join(" -> ", cycle.subList(0, LONGEST_SHOWN)) + " -> … -> " + cycle.get(0);
    diagnostics
        .error("cycle", closing.pointer())
        .of(closing)
        .says("cycle detected: " + shown)
        .fix("Remove edge '" + closing.id() + "', or repeat steps with a logic_loop node.");
  }
}
