package io.scaibox.domain.compile;

import io.scaibox.domain.diagnostic.Diagnostics;
import io.scaibox.domain.diagnostic.PatchOperation;
import io.scaibox.domain.diagnostic.Severity;
import io.scaibox.domain.diagnostic.Suggestions;
import io.scaibox.domain.diagnostic.Texts;
import io.scaibox.domain.flow.Endpoint;
import io.scaibox.domain.flow.FlowEdge;
import io.scaibox.domain.flow.FlowGraph;
import io.scaibox.domain.flow.FlowNode;
import io.scaibox.domain.flow.ModelEntry;
import io.scaibox.domain.flow.NodeKind;
import io.scaibox.domain.json.JsonNull;
import io.scaibox.domain.json.JsonNumber;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.json.JsonString;
import io.scaibox.domain.json.JsonValue;
import io.scaibox.domain.queue.QueueTopology;
import io.scaibox.domain.verify.PluginSignatures;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks single nodes against the rules of their kind, and what the flow declares against them. */
final class NodeRules {

  private static final int SENSIBLE_ITERATIONS = 100;
  private static final int MOST_RETRIES = 1_000;
  private static final int MOST_SHOWN = 30;

  private final FlowGraph graph;
  private final Diagnostics diagnostics;
  private final PluginSignatures signatures;
  private final SettingRules settings;
  private final Set<Endpoint> valueTargets;
  private final Set<String> roles;
  private final Set<String> usedRoles = new HashSet<>();

  NodeRules(FlowGraph graph, PluginSignatures signatures, Diagnostics diagnostics) {
    this.graph = graph;
    this.diagnostics = diagnostics;
    this.signatures = signatures;
    this.settings = new SettingRules(diagnostics);
    this.valueTargets =
        graph.edges().stream()
            .filter(edge -> !edge.kind().isControl())
            .map(FlowEdge::target)
            .collect(Collectors.toSet());
    this.roles = graph.config().models().stream().map(ModelEntry::role).collect(Collectors.toSet());
  }

  void check() {
    graph.nodes().forEach(this::check);
    warnOfUnusedRoles();
  }

  private void check(FlowNode node) {
    Fields config = settings.check(node);
    switch (node.kind()) {
      case ENTRY_API, ENTRY_WEBHOOK -> checkPath(config);
      case LLM_GUARDED, LLM_FLEXIBLE -> {
        checkModelCall(node, config);
        checkBudget(node, config);
      }
      case LOGIC_LOOP -> checkLoop(node, config);
      case TOOL_PLUGIN -> checkPluginCall(node, config);
      default -> {
        if (node.kind().usesQueue()) {
          checkQueue(node, config);
        }
      }
    }
  }

  private static void checkPath(Fields config) {
    config
        .text("path")
        .filter(path -> !path.startsWith("/"))
        .ifPresent(
            path ->
                config
                    .error("bad_path", config.at("path"))
                    .says("path: '" + Texts.capped(path) + "' (expected: a path from /)")
                    .patch(PatchOperation.replace(config.at("path"), new JsonString('/' + path)))
                    .fix("Start the path with /."));
  }

  private void checkModelCall(FlowNode node, Fields config) {
    String key = config.has("llm_role") ? "llm_role" : "model";
    String role = node.config().text(key);
    if (role == null || role.isBlank()) {
      usedRoles.addAll(graph.config().models().stream().limit(1).map(ModelEntry::role).toList());
      if (graph.config().models().isEmpty()) {
        diagnostics
            .error("no_default_role", node.pointer())
            .of(node)
            .says("node '" + node.id() + "' calls a model, but the flow declares none")
            .fix("Add an entry to config.core_identity.models.");
      }
      return;
    }
    usedRoles.add(role);
    if (!roles.contains(role) && !diagnostics.isFull(Severity.ERROR)) {
      Optional<String> meant = Suggestions.closest(role, roles);
      config
          .error("undeclared_role", config.at(key))
          .says(
              "llm_role validation failed: node '%s': llm_role='%s' is not declared"
                  .formatted(node.id(), Texts.capped(role)))
          .patch(meant.map(name -> PatchOperation.replace(config.at(key), new JsonString(name))))
          .fix(
              (roles.isEmpty()
                      ? "Declare the role in config.core_identity.models."
                      : "Declare it in config.core_identity.models, or use one of: "
                          + String.join(", ", roles.stream().sorted().limit(MOST_SHOWN).toList())
                          + ".")
                  + Suggestions.didYouMean(meant));
    }
  }

  private static void checkBudget(FlowNode node, Fields config) {
    if (node.config().get("budget") instanceof JsonObject budget) {
      Fields limits = config.inner(budget, config.at("budget"));
      limits.integer("max_retries", 0, MOST_RETRIES);
      JsonValue longest = budget.get("max_duration");
      if (longest != null && longest != JsonNull.NULL) {
        SettingRules.duration(limits, "max_duration", longest);
      }
    }
  }

  private static void checkLoop(FlowNode node, Fields config) {
    if (!node.repeatsWhile()) {
      requireSetting(node, config, "collection", "a list such as {{node.items}}");
      return;
    }
    requireSetting(node, config, "condition", "what must hold for another round");
    if (!config.has("max_iterations")) {
      config
          .error("missing_max_iterations", node.pointer())
          .says("while loop missing max_iterations")
          .patch(
              PatchOperation.add(
                  node.configPointer("max_iterations"), JsonNumber.of(SENSIBLE_ITERATIONS)))
          .fix("Set the node's max_iterations, such as " + SENSIBLE_ITERATIONS + ".");
    }
  }

  private static void requireSetting(FlowNode node, Fields config, String name, String what) {
    String text = node.config().text(name);
    if (text == null && !config.has(name)) {
      config.missing(name).fix("Add \"" + name + "\": " + what + ".");
    } else if (text != null && text.isBlank()) {
      config
          .error("empty_field", config.at(name))
          .says(name + " is empty")
          .fix("Give " + name + " a value: " + what + ".");
    }
  }

  private void checkPluginCall(FlowNode node, Fields config) {
    String plugin = node.config().text(config.has("plugin") ? "plugin" : "alias");
    String method = node.config().text("method");
    if (plugin == null || method == null) {
      return;
    }
    JsonObject args = node.config().object("args");
    for (String missing : signatures.missing(plugin, method, args)) {
      if (!isBroughtByAnEdge(node, missing)) {
        config
            .error(
                "missing_plugin_argument", config.has("args") ? config.at("args") : node.pointer())
            .says(
                "plugin call '%s.%s': missing required arg '%s'".formatted(plugin, method, missing))
            .fix("Add \"" + missing + "\" to the node's args.");
      }
    }
  }

  /** A data edge into a port that is called like an argument fills the argument in. */
  private boolean isBroughtByAnEdge(FlowNode node, String argument) {
    return node.inputs().stream()
        .filter(port -> port.id().equals(argument) || port.label().equals(argument))
        .anyMatch(port -> valueTargets.contains(new Endpoint(node.id(), port.id())));
  }

  private void checkQueue(FlowNode node, Fields config) {
    String scope = node.config().text("scope");
    boolean inherits = scope == null || scope.isBlank();
    if (inherits && graph.inheritedScope().isEmpty()) {
      diagnostics
          .error("no_scope", node.pointer())
          .of(node)
          .says("node '" + node.id() + "' has no scope and the flow declares none to inherit")
          .fix("Set the node's scope, or config.scaiqueue.scope.");
    }
    String queue = node.config().text("queue");
    Optional<QueueTopology> declared = graph.config().queues();
    if (queue == null
        || declared.isEmpty()
        || !(inherits || declared.get().scope().equals(scope))) {
      return;
    }
    List<String> slugs = declared.get().queues().stream().map(q -> q.slug()).toList();
    if (!slugs.contains(queue) && !slugs.isEmpty() && !queue.startsWith("_") && !queue.isBlank()) {
      Optional<String> meant = Suggestions.closest(queue, slugs);
      config
          .warning("undeclared_queue", config.at("queue"))
          .says(
              "queue '"
                  + Texts.capped(queue)
                  + "' is not among the queues that the flow declares in scope '"
                  + declared.get().scope()
                  + "'")
          .patch(
              meant.map(slug -> PatchOperation.replace(config.at("queue"), new JsonString(slug))))
          .fix(
              "Declare it in config.scaiqueue.queues, or make sure that it exists."
                  + Suggestions.didYouMean(meant));
    }
  }

  /** The first role is every node's default and may well be declared without being named. */
  private void warnOfUnusedRoles() {
    boolean hasCalls = graph.nodes().stream().map(FlowNode::kind).anyMatch(NodeKind::callsModel);
    for (int i = 1; i < graph.config().models().size() && hasCalls; i++) {
      ModelEntry entry = graph.config().models().get(i);
      if (!usedRoles.contains(entry.role())) {
        diagnostics
            .warning("unused_role", entry.pointer())
            .says("role '" + entry.role() + "' is declared, but no node uses it")
            .patch(PatchOperation.remove(entry.pointer()))
            .fix("Remove it, or name it in a node's llm_role.");
      }
    }
  }
}
