package io.scaibox.domain.graph;

import io.scaibox.domain.flow.FlowEdge;
import io.scaibox.domain.flow.FlowNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which loop's body each node belongs to: what is reachable from the loop's body port.
 *
 * <p>Works on graphs without cycles; linear in nodes and edges.
 */
public final class LoopScopes {

  /** The scope of nodes that are in no loop's body. */
  public static final String TOP = "";

  /**
   * An edge that joins the inside and the outside of a loop.
   *
   * @param loop the loop whose body {@code edge} enters or leaves
   */
  public record Violation(FlowEdge edge, String loop) {}

  private final FlowIndex index;
  private final Map<String, String> scopes = new HashMap<>();
  private final Map<String, Integer> depths = new HashMap<>();
  private final List<Violation> violations = new ArrayList<>();

  public LoopScopes(FlowIndex index) {
    this.index = index;
    Map<String, Integer> waiting = new HashMap<>();
    Deque<String> ready = new ArrayDeque<>();
    for (FlowNode node : index.nodes()) {
      if (index.isReachable(node.id())) {
        int count = index.live(node.id()).size();
        waiting.put(node.id(), count);
        if (count == 0) {
          ready.add(node.id());
        }
      }
    }
    while (!ready.isEmpty()) {
      String id = ready.remove();
      settle(id);
      for (FlowEdge edge : index.outgoing(id)) {
        if (edge.kind().isControl() && waiting.merge(edge.target().node(), -1, Integer::sum) == 0) {
          ready.add(edge.target().node());
        }
      }
    }
  }

  /** Returns the id of the loop whose body holds the node, or {@link #TOP}. */
  public String of(String node) {
    return scopes.getOrDefault(node, TOP);
  }

  /** Returns in how many bodies a node of this scope stands: 0 at the top. */
  public int depth(String scope) {
    return depths.getOrDefault(scope, 0);
  }

  /** Returns the edges that break the rule that a body is entered by its port only. */
  public List<Violation> violations() {
    return violations;
  }

  private void settle(String id) {
    List<FlowEdge> live = index.live(id);
    if (live.isEmpty()) {
      return;
    }
    String scope = contributed(live.get(0));
    scopes.put(id, scope);
    depths.putIfAbsent(scope, scope.isEmpty() ? 0 : depth(of(scope)) + 1);
    for (FlowEdge edge : live) {
      String other = contributed(edge);
      if (!other.equals(scope)) {
        String inner = depth(other) > depth(scope) || scope.isEmpty() ? other : scope;
        violations.add(new Violation(edge, inner));
      }
    }
  }

  private String contributed(FlowEdge edge) {
    if (index.entersBody(edge)) {
      String loop = edge.source().node();
      depths.putIfAbsent(loop, depth(of(loop)) + 1);
      return loop;
    }
    return of(edge.source().node());
  }
}
