package io.scaibox.domain.lower;

import io.scaibox.domain.flow.EdgeKind;
import io.scaibox.domain.flow.FlowEdge;
import io.scaibox.domain.flow.FlowNode;
import io.scaibox.domain.flow.NodeKind;
import io.scaibox.domain.graph.FlowIndex;
import io.scaibox.domain.graph.FlowOrder;
import io.scaibox.domain.graph.LoopScopes;
import io.scaibox.domain.name.Bindings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Places the nodes of one scope into nested regions.
 *
 * <p>Nodes come in running order. A node goes into the innermost region around all that lead to it,
 * by control or by value; so it stands after everything that it waits for. It needs no more when it
 * runs whenever that region does. Else it gets a guard variable, set wherever an edge to it is
 * taken, and a region of its own that runs when the variable is set. Nesting stops at {@value
 * #DEEPEST} levels, from where on guards do the rest, so that the program's size stays linear in
 * the graph's (docs/decisions/0006).
 */
final class ScopePlacement {

  /** Deeper arms and branches are flattened; guards go one level further. */
  static final int DEEPEST = 5;

  private final FlowIndex index;
  private final FlowOrder order;
  private final Bindings bindings;
  private final Region root;
  private final Map<String, Region> placed = new HashMap<>();
  private final Map<String, Region> entered = new HashMap<>();
  private final Map<FlowEdge, Region> byEdge = new IdentityHashMap<>();
  private final Map<String, Set<String>> guardsAfter = new HashMap<>();
  private final Map<String, String> guards = new LinkedHashMap<>();

  /**
   * @param scope a loop's id, or the top
   * @param depth how deep the scope itself is nested
   */
  ScopePlacement(FlowIndex index, FlowOrder order, Bindings bindings, String scope, int depth) {
    this.index = index;
    this.order = order;
    this.bindings = bindings;
    this.root = Region.scope(depth);
    if (scope.equals(LoopScopes.TOP)) {
      openTriggers();
    } else {
      openBody(scope);
    }
    order.of(scope).forEach(this::place);
    order.of(scope).forEach(this::setGuards);
  }

  Region root() {
    return root;
  }

  /** Returns the scope's guard variables, in the order of their nodes. */
  List<String> guards() {
    return List.copyOf(guards.values());
  }

  /** A flow with several entries starts by asking which of them started the run. */
  private void openTriggers() {
    if (index.entries().size() < 2) {
      return;
    }
    List<Region> arms = new ArrayList<>();
    for (FlowNode entry : index.entries()) {
      String condition = "trigger.name == \"" + bindings.of(entry.id()) + '"';
      Region arm = root.arm(Optional.of(condition), Math.max(DEEPEST, root.depth + 1));
      arms.add(arm);
      entered.put(entry.id(), arm);
    }
    root.items.add(new Region.ChoiceItem(choice(arms, true), new LinkedHashSet<>()));
  }

  /** A body may start with a choice: conditional edges out of the loop's body port. */
  private void openBody(String loop) {
    List<FlowEdge> edges =
        index.outgoing(loop).stream()
            .filter(edge -> edge.kind() == EdgeKind.CONDITIONAL && index.entersBody(edge))
            .toList();
    if (!edges.isEmpty()) {
      root.items.add(new Region.ChoiceItem(arms(edges, root), new LinkedHashSet<>()));
    }
    for (FlowEdge edge : index.outgoing(loop)) {
      if (edge.kind() == EdgeKind.SEQUENTIAL && index.entersBody(edge)) {
        byEdge.put(edge, root);
      }
    }
  }

  private void place(FlowNode node) {
    List<Region> taken = new ArrayList<>();
    for (FlowEdge edge : index.live(node.id())) {
      taken.add(taken(edge));
    }
    Region start = entered.getOrDefault(node.id(), root);
    Region place = taken.isEmpty() ? start : taken.get(0).place();
    for (Region region : taken) {
      place = Region.common(place, region.place());
    }
    for (String source : order.valueSources(node.id())) {
      Region region = placed.get(source);
      if (region != null) {
        place = Region.common(place, region);
      }
    }
    boolean certain = taken.isEmpty() || Coverage.isCertain(taken, place);
    while (!certain && place.depth > DEEPEST && place.parent != null) {
      place = place.parent;
    }
    Region home = certain ? place : guarded(node, place);
    placed.put(node.id(), home);
    home.items.add(item(node, home));
  }

  private Region guarded(FlowNode node, Region place) {
    String variable = bindings.fresh("run_" + bindings.of(node.id()));
    guards.put(node.id(), variable);
    Region region = place.guard();
    place.items.add(new Region.GuardItem(region, variable, node, new LinkedHashSet<>()));
    return region;
  }

  private Region.NodeItem item(FlowNode node, Region home) {
    List<FlowEdge> conditional = new ArrayList<>();
    List<Region> branches = new ArrayList<>();
    for (FlowEdge edge : index.outgoing(node.id())) {
      if (!edge.kind().isControl() || index.entersBody(edge)) {
        continue;
      }
      if (edge.kind() == EdgeKind.CONDITIONAL) {
        conditional.add(edge);
      } else if (node.kind() == NodeKind.LOGIC_PARALLEL) {
        Region branch = home.branch(DEEPEST);
        byEdge.put(edge, branch);
        branches.add(branch);
      }
    }
    Optional<Region.Choice> choice =
        conditional.isEmpty() ? Optional.empty() : Optional.of(arms(conditional, home));
    Set<String> after = new LinkedHashSet<>();
    guardsAfter.put(node.id(), after);
    return new Region.NodeItem(node, choice, branches, after);
  }

  /** Makes an arm an edge, in edge order, {@code else} last. */
  private Region.Choice arms(List<FlowEdge> edges, Region home) {
    List<Region> arms = new ArrayList<>();
    List<Region> otherwise = new ArrayList<>();
    for (FlowEdge edge : edges) {
      Region arm = home.arm(edge.isElse() ? Optional.empty() : edge.condition(), DEEPEST);
      byEdge.put(edge, arm);
      (edge.isElse() ? otherwise : arms).add(arm);
    }
    arms.addAll(otherwise);
    return choice(arms, !otherwise.isEmpty());
  }

  private static Region.Choice choice(List<Region> arms, boolean exhaustive) {
    Region.Choice choice = new Region.Choice(arms, exhaustive);
    arms.forEach(arm -> arm.choice = choice);
    return choice;
  }

  /** Returns the region in which an edge is taken. */
  private Region taken(FlowEdge edge) {
    Region own = byEdge.get(edge);
    if (own != null) {
      return own;
    }
    Region source = placed.get(edge.source().node());
    if (source == null) {
      throw new IllegalStateException("edge " + edge.id() + " comes from another scope");
    }
    return source;
  }

  /** Sets a node's guard variable wherever an edge to it is taken. */
  private void setGuards(FlowNode node) {
    String variable = guards.get(node.id());
    if (variable == null) {
      return;
    }
    for (FlowEdge edge : index.live(node.id())) {
      Region own = byEdge.get(edge);
      Set<String> set = own != null ? own.guardsFirst : guardsAfter.get(edge.source().node());
      if (set != null) {
        set.add(variable);
      }
    }
  }
}
