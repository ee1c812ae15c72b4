package io.scaibox.domain.compile;

import io.scaibox.domain.flow.FlowGraph;
import io.scaibox.domain.flow.FlowNode;
import io.scaibox.domain.json.JsonPointer;
import java.util.Set;

/** Second stage: checks what a graph means: wiring, entries, cycles, roles, each kind's rules. */
final class FlowAnalyser {

  private final Diagnostics diagnostics;

  FlowAnalyser(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /**
   * Checks {@code graph}.
   *
   * @param unreadableNodes ids that stand in the document but were left out of the graph; edges to
   *     them are not reported again
   * @param nodes where the document has its nodes, or where they would belong
   */
  void analyse(FlowGraph graph, Set<String> unreadableNodes, JsonPointer nodes) {
    new WiringRules(graph, unreadableNodes, diagnostics).check();
    boolean entryUnreadable = !unreadableNodes.isEmpty();
    if (graph.nodes().stream().noneMatch(node -> node.kind().isEntry()) && !entryUnreadable) {
      diagnostics.error(
          "no_entry",
          nodes,
          "flow has no entry-point node",
          "Add an entry_api, entry_webhook or entry_schedule node and connect it.");
    }
    new CycleRule(graph, diagnostics).check();
    NodeRules rules = new NodeRules(graph, diagnostics);
    for (FlowNode node : graph.nodes()) {
      rules.check(node);
    }
  }
}
