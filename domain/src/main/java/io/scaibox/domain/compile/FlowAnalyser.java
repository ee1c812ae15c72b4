package io.scaibox.domain.compile;

import io.scaibox.domain.diagnostic.Diagnostics;
import io.scaibox.domain.flow.FlowGraph;
import io.scaibox.domain.flow.NodeKind;
import io.scaibox.domain.graph.FlowIndex;
import io.scaibox.domain.graph.FlowOrder;
import io.scaibox.domain.graph.LoopScopes;
import io.scaibox.domain.json.JsonPointer;
import io.scaibox.domain.name.Bindings;
import io.scaibox.domain.name.NameTable;
import io.scaibox.domain.verify.PluginSignatures;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Second stage: checks what a graph means: wiring, entries, cycles, bodies, settings, names. */
final class FlowAnalyser {

  private final PluginSignatures signatures;
  private final Diagnostics diagnostics;

  FlowAnalyser(PluginSignatures signatures, Diagnostics diagnostics) {
    this.signatures = signatures;
    this.diagnostics = diagnostics;
  }

  /** What lowering needs to know of a graph that was analysed. */
  record Analysis(FlowIndex index, FlowOrder order, NameTable names) {}

  /**
   * Checks {@code graph}.
   *
   * @param unreadableNodes ids that stand in the document but were left out of the graph; edges to
   *     them are not reported again
   * @param nodes where the document has its nodes, or where they would belong
   * @return empty when the graph has cycles, so that nothing more can be said of its order
   */
  Optional<Analysis> analyse(FlowGraph graph, Set<String> unreadableNodes, JsonPointer nodes) {
    WiringRules wiring = new WiringRules(graph, unreadableNodes, diagnostics);
    wiring.check();
    FlowIndex index = new FlowIndex(graph);
    if (index.entries().isEmpty() && unreadableNodes.isEmpty()) {
      diagnostics
          .error("no_entry", nodes)
          .says("flow has no entry-point node")
          .fix("Add an entry_api, entry_webhook or entry_schedule node and connect it.");
    }
    new NodeRules(graph, signatures, diagnostics).check();
    boolean hasCycle = new CycleRule(index, diagnostics).check();
    LoopScopes scopes = new LoopScopes(index);
    Set<String> variables = VariableRules.names(graph);
    Bindings bindings = new Bindings(index.nodes(), reserved(index, variables));
    NameTable names = new NameTable(index, scopes, bindings, variables);
    Set<String> read = new NameRules(index, names, diagnostics).check();
    new VariableRules(graph, index, scopes, diagnostics).check(read);
    if (hasCycle) {
      return Optional.empty();
    }
    boolean sawWholeGraph = unreadableNodes.isEmpty() && !wiring.lostEdges();
    FlowOrder order = new GraphRules(index, scopes, sawWholeGraph, diagnostics).check();
    return Optional.of(new Analysis(index, order, names));
  }

  private static Set<String> reserved(FlowIndex index, Set<String> variables) {
    Set<String> reserved = new HashSet<>(variables);
    index.nodes().stream()
        .filter(node -> node.kind() == NodeKind.LOGIC_LOOP)
        .forEach(loop -> reserved.add(NameTable.itemName(loop)));
    return reserved;
  }
}
