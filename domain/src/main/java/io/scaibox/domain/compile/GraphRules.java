package io.scaibox.domain.compile;

import io.scaibox.domain.diagnostic.Diagnostics;
import io.scaibox.domain.flow.EdgeKind;
import io.scaibox.domain.flow.FlowEdge;
import io.scaibox.domain.flow.FlowNode;
import io.scaibox.domain.flow.NodeKind;
import io.scaibox.domain.graph.FlowIndex;
import io.scaibox.domain.graph.FlowOrder;
import io.scaibox.domain.graph.LoopScopes;
import java.util.List;

/** Checks what control edges mean: bodies of loops, branches, nodes that never run. */
final class GraphRules {

  /** How deep loops may stand in loops: every level nests the manifest. */
  static final int DEEPEST_LOOP = 16;

  private final FlowIndex index;
  private final LoopScopes scopes;
  private final boolean sawWholeGraph;
  private final Diagnostics diagnostics;

  /**
   * @param sawWholeGraph whether every edge could be read; else nothing is said of unreached nodes
   */
  GraphRules(FlowIndex index, LoopScopes scopes, boolean sawWholeGraph, Diagnostics diagnostics) {
    this.index = index;
    this.scopes = scopes;
    this.sawWholeGraph = sawWholeGraph;
    this.diagnostics = diagnostics;
  }

  /** Checks a graph without cycles; what can't be ordered because of a body is reported too. */
  FlowOrder check() {
    for (LoopScopes.Violation violation : scopes.violations()) {
      FlowEdge edge = violation.edge();
      diagnostics
          .error("loop_body_shared", edge.pointer())
          .of(edge)
          .says(
              "edge '%s': node '%s' is reached from inside and from outside the body of loop '%s'"
                  .formatted(edge.id(), edge.target().node(), violation.loop()))
          .fix(
              "Leave the body only through the loop's done port, and enter it only through its body"
                  + " port.");
    }
    for (FlowNode node : index.nodes()) {
      if (node.kind() == NodeKind.LOGIC_LOOP) {
        checkLoop(node);
      }
      checkBranches(node);
      warnOfUnreachable(node);
    }
    FlowOrder order = new FlowOrder(index, scopes);
    order
        .cycle()
        .filter(cycle -> scopes.violations().isEmpty())
        .ifPresent(cycle -> CycleRule.report(cycle.edge(), cycle.nodes(), diagnostics));
    return order;
  }

  private void checkLoop(FlowNode loop) {
    boolean hasBody =
        index.outgoing(loop.id()).stream()
            .anyMatch(edge -> edge.kind().isControl() && index.entersBody(edge));
    if (!hasBody && index.isReachable(loop.id())) {
      diagnostics
          .warning("empty_loop", loop.pointer())
          .of(loop)
          .says("loop '" + loop.id() + "' has nothing to repeat")
          .fix("Connect its body port to the steps that it repeats.");
    }
    if (scopes.depth(scopes.of(loop.id())) >= DEEPEST_LOOP) {
      diagnostics
          .error("loops_too_deep", loop.pointer())
          .of(loop)
          .says(
              "loop '"
                  + loop.id()
                  + "' stands in "
                  + DEEPEST_LOOP
                  + " loops or more (expected: fewer)")
          .fix("Move inner loops into a Core of their own and call it with subflow_call.");
    }
  }

  private void checkBranches(FlowNode node) {
    List<FlowEdge> conditional =
        index.outgoing(node.id()).stream()
            .filter(edge -> edge.kind() == EdgeKind.CONDITIONAL)
            .toList();
    for (boolean ofBody : new boolean[] {false, true}) {
      List<FlowEdge> choice =
          conditional.stream().filter(edge -> index.entersBody(edge) == ofBody).toList();
      checkElse(node, choice);
    }
    if (node.kind() == NodeKind.LOGIC_DECISION
        && conditional.isEmpty()
        && index.isReachable(node.id())) {
      diagnostics
          .warning("no_branches", node.pointer())
          .of(node)
          .says("decision '" + node.id() + "' has no conditional edges")
          .fix("Give its outgoing edges type conditional and a condition each.");
    }
  }

  private void checkElse(FlowNode node, List<FlowEdge> choice) {
    List<FlowEdge> others = choice.stream().filter(FlowEdge::isElse).toList();
    others.stream()
        .skip(1)
        .forEach(
            edge ->
                diagnostics
                    .error("duplicate_else", edge.pointer().child("condition"))
                    .of(edge)
                    .says(
                        "edge '"
                            + edge.id()
                            + "': node '"
                            + node.id()
                            + "' has an else edge already")
                    .fix("Give this edge a condition, or make it sequential to another node."));
    boolean complete = choice.stream().allMatch(edge -> edge.condition().isPresent());
    if (!choice.isEmpty() && others.isEmpty() && complete && index.isReachable(node.id())) {
      diagnostics
          .warning("branch_without_else", node.pointer())
          .of(node)
          .says("node '" + node.id() + "' has branches but none for else")
          .fix("Add a conditional edge with the condition else, or leave it: then nothing runs.");
    }
  }

  private void warnOfUnreachable(FlowNode node) {
    if (sawWholeGraph && !index.isReachable(node.id()) && !index.entries().isEmpty()) {
      diagnostics
          .warning("unreachable_node", node.pointer())
          .of(node)
          .says("node '" + node.id() + "' is never reached from an entry, so it never runs")
          .fix("Connect it, or remove it.");
    }
  }
}
