package io.scaibox.domain.compile;

import io.scaibox.domain.diagnostic.Diagnostics;
import io.scaibox.domain.diagnostic.PatchOperation;
import io.scaibox.domain.flow.FlowGraph;
import io.scaibox.domain.flow.FlowNode;
import io.scaibox.domain.flow.FlowVariable;
import io.scaibox.domain.flow.NodeKind;
import io.scaibox.domain.graph.FlowIndex;
import io.scaibox.domain.graph.LoopScopes;
import io.scaibox.domain.name.NameTable;
import java.util.HashSet;
import java.util.Set;

/** Warns of variables that nobody reads, and of names that hide others. */
final class VariableRules {

  private final FlowGraph graph;
  private final FlowIndex index;
  private final LoopScopes scopes;
  private final Set<String> variables;
  private final Diagnostics diagnostics;

  VariableRules(FlowGraph graph, FlowIndex index, LoopScopes scopes, Diagnostics diagnostics) {
    this.graph = graph;
    this.index = index;
    this.scopes = scopes;
    this.variables = names(graph);
    this.diagnostics = diagnostics;
  }

  /** Returns the variables that a flow declares or sets. */
  static Set<String> names(FlowGraph graph) {
    Set<String> names = new HashSet<>();
    graph.variables().forEach(variable -> names.add(variable.name()));
    for (FlowNode node : graph.nodes()) {
      String name = node.config().text("name");
      if (node.kind() == NodeKind.DATA_VARIABLE_SET && name != null) {
        names.add(name);
      }
    }
    return names;
  }

  void check(Set<String> read) {
    Set<String> written = new HashSet<>();
    for (FlowNode node : graph.nodes()) {
      if (node.kind() == NodeKind.DATA_VARIABLE_SET) {
        checkAssignment(node, read, written);
      } else if (node.kind() == NodeKind.LOGIC_LOOP) {
        checkItem(node);
      }
      checkBindings(node);
    }
    for (FlowVariable variable : graph.variables()) {
      if (!read.contains(variable.name()) && !written.contains(variable.name())) {
        diagnostics
            .warning("unused_variable", variable.pointer())
            .says("variable '" + variable.name() + "' is declared, but never used")
            .patch(PatchOperation.remove(variable.pointer()))
            .fix("Remove it, or use it in an expression.");
      }
      if (index.node(variable.name()).isPresent()) {
        diagnostics
            .warning("shadowed_name", variable.pointer())
            .says(
                "variable '" + variable.name() + "' hides the result of the node with the same id")
            .fix("Rename the variable or the node.");
      }
    }
  }

  private void checkAssignment(FlowNode node, Set<String> read, Set<String> written) {
    String name = node.config().text("name");
    if (name == null || name.isBlank()) {
      return;
    }
    written.add(name);
    if (!read.contains(name)) {
      diagnostics
          .warning("unused_variable", node.configPointer("name"))
          .of(node)
          .says("variable '" + name + "' is set, but never read")
          .fix("Read it in an expression, or remove the node.");
    }
    if (index.node(name).isPresent()) {
      diagnostics
          .warning("shadowed_name", node.configPointer("name"))
          .of(node)
          .says("variable '" + name + "' hides the result of the node with the same id")
          .fix("Rename the variable or the node.");
    }
  }

  private void checkBindings(FlowNode node) {
    for (String name : node.config().object("input_bindings").members().keySet()) {
      if (variables.contains(name) || index.node(name).isPresent()) {
        diagnostics
            .warning("shadowed_name", node.configPointer("input_bindings").child(name))
            .of(node)
            .says("input binding '" + name + "' hides a variable or a node in this node")
            .fix("Give the binding a name of its own.");
      }
    }
  }

  private void checkItem(FlowNode loop) {
    String item = NameTable.itemName(loop);
    boolean hidesOuter = false;
    for (String scope = scopes.of(loop.id()); !scope.isEmpty(); scope = scopes.of(scope)) {
      hidesOuter |= NameTable.itemName(index.known(scope)).equals(item);
    }
    boolean isForEach = loop.config().has("collection");
    if (isForEach && (hidesOuter || index.node(item).isPresent() || variables.contains(item))) {
      diagnostics
          .warning("shadowed_name", loop.pointer())
          .of(loop)
          .says("loop '" + loop.id() + "': item '" + item + "' hides another name")
          .fix("Give the loop's item a name of its own.");
    }
  }
}
