package io.scaibox.domain.graph;

import io.scaibox.domain.flow.FlowEdge;
import io.scaibox.domain.flow.FlowNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The order in which the nodes of each scope run: a scope is the top of the flow, or a loop's body.
 *
 * <p>A node comes after every node that an edge leads from, also when that edge comes out of or
 * goes into a loop's body: then the whole loop is ordered. Otherwise edge order decides, never the
 * order of nodes in the document. Nodes that no entry reaches are left out. Without recursion;
 * linear in nodes and edges.
 */
public final class FlowOrder {

  /**
   * Nodes that wait for each other because of an edge into or out of a body.
   *
   * @param nodes the nodes in a circle, the first one again at the end
   */
  public record Cycle(FlowEdge edge, List<String> nodes) {}

  private final LoopScopes scopes;
  private final Map<String, List<Follower>> followers = new HashMap<>();
  private final Map<String, List<String>> valueSources = new HashMap<>();
  private final Map<String, List<FlowNode>> ordered = new HashMap<>();
  private Optional<Cycle> cycle = Optional.empty();

  private record Follower(FlowEdge edge, String node) {}

  public FlowOrder(FlowIndex index, LoopScopes scopes) {
    this.scopes = scopes;
    for (FlowEdge edge : index.edges()) {
      String source = edge.source().node();
      String target = edge.target().node();
      if (index.isReachable(source) && index.isReachable(target)) {
        lift(edge, source, target);
      }
    }
    List<String> finished = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    List<String> starts = new ArrayList<>();
    index.entries().forEach(entry -> starts.add(entry.id()));
    index.edges().stream()
        .filter(edge -> index.entersBody(edge) && edge.kind().isControl())
        .forEach(edge -> starts.add(edge.target().node()));
    Collections.reverse(starts);
    starts.stream().filter(index::isReachable).forEach(start -> finish(start, seen, finished));
    Collections.reverse(finished);
    for (String id : finished) {
      ordered.computeIfAbsent(scopes.of(id), scope -> new ArrayList<>()).add(index.known(id));
    }
  }

  /** Returns the nodes of a scope in the order in which they run. */
  public List<FlowNode> of(String scope) {
    return ordered.getOrDefault(scope, List.of());
  }

  /**
   * Returns the nodes of the same scope from which a data edge leads to {@code node}, or into its
   * body when it is a loop.
   */
  public List<String> valueSources(String node) {
    return valueSources.getOrDefault(node, List.of());
  }

  /** Returns nodes that can't be ordered, if there are any. */
  public Optional<Cycle> cycle() {
    return cycle;
  }

  /** Turns an edge between two scopes into one between the nodes that stand for them in one. */
  private void lift(FlowEdge edge, String from, String to) {
    String source = from;
    String target = to;
    while (!scopes.of(source).equals(scopes.of(target))) {
      if (scopes.depth(scopes.of(source)) >= scopes.depth(scopes.of(target))) {
        source = scopes.of(source);
      } else {
        target = scopes.of(target);
      }
    }
    if (source.equals(target)) {
      return;
    }
    followers.computeIfAbsent(source, id -> new ArrayList<>()).add(new Follower(edge, target));
    if (!edge.kind().isControl()) {
      valueSources.computeIfAbsent(target, id -> new ArrayList<>()).add(source);
    }
  }

  /** Adds nodes to {@code finished} after all that follow them: reverse topological order. */
  private void finish(String start, Set<String> seen, List<String> finished) {
    record Frame(String node, Deque<Follower> left) {}
    Deque<Frame> stack = new ArrayDeque<>();
    Set<String> onPath = new HashSet<>();
    if (seen.add(start)) {
      stack.push(new Frame(start, lastEdgeFirst(start)));
      onPath.add(start);
    }
    while (!stack.isEmpty()) {
      Frame frame = stack.element();
      if (frame.left().isEmpty()) {
        finished.add(frame.node());
        onPath.remove(frame.node());
        stack.pop();
        continue;
      }
      Follower next = frame.left().removeFirst();
      if (onPath.contains(next.node()) && cycle.isEmpty()) {
        List<String> path = new ArrayList<>(stack.stream().map(Frame::node).toList());
        Collections.reverse(path);
        List<String> circle = new ArrayList<>(path.subList(path.indexOf(next.node()), path.size()));
        circle.add(next.node());
        cycle = Optional.of(new Cycle(next.edge(), circle));
      }
      if (seen.add(next.node())) {
        stack.push(new Frame(next.node(), lastEdgeFirst(next.node())));
        onPath.add(next.node());
      }
    }
  }

  private Deque<Follower> lastEdgeFirst(String node) {
    Deque<Follower> targets = new ArrayDeque<>();
    followers.getOrDefault(node, List.of()).forEach(targets::addFirst);
    return targets;
  }
}
