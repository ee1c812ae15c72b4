package io.scaibox.domain.compile;

import io.scaibox.domain.flow.FlowGraph;
import io.scaibox.domain.flow.FlowNode;
import io.scaibox.domain.flow.ModelEntry;
import io.scaibox.domain.flow.NodeKind;
import io.scaibox.domain.json.JsonObject;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks the settings of single nodes against the rules of their kind. */
final class NodeRules {

  private static final Set<NodeKind> LOWERED =
      EnumSet.of(
          NodeKind.ENTRY_API,
          NodeKind.ENTRY_WEBHOOK,
          NodeKind.ENTRY_SCHEDULE,
          NodeKind.LLM_RIGID,
          NodeKind.LLM_GUARDED,
          NodeKind.LLM_FLEXIBLE,
          NodeKind.TOOL_PLUGIN,
          NodeKind.CHECKPOINT,
          NodeKind.HITL_REVIEW,
          NodeKind.HITL_DECISION,
          NodeKind.QUEUE_PUBLISH);

  private final FlowGraph graph;
  private final Diagnostics diagnostics;
  private final Set<String> roles;

  NodeRules(FlowGraph graph, Diagnostics diagnostics) {
    this.graph = graph;
    this.diagnostics = diagnostics;
    this.roles = graph.config().models().stream().map(ModelEntry::role).collect(Collectors.toSet());
  }

  void check(FlowNode node) {
    if (!LOWERED.contains(node.kind())) {
      diagnostics.error(
          "kind_not_lowered",
          node,
          node.pointer().child("type"),
          "node '" + node.id() + "': " + node.kind().word() + " can't be compiled by this version",
          "Remove the node, or wait for a version that compiles this kind.");
      if (node.kind() == NodeKind.LOGIC_LOOP) {
        checkLoop(node);
      }
      return;
    }
    Fields config =
        new Fields(
            node.config(),
            node.config().members().isEmpty() ? node.pointer() : node.pointer().child("config"),
            diagnostics,
            Optional.of(node.id()));
    switch (node.kind()) {
      case ENTRY_SCHEDULE -> checkCron(config);
      case LLM_RIGID -> config.requiredText("template");
      case LLM_GUARDED, LLM_FLEXIBLE -> checkModelCall(node, config);
      case TOOL_PLUGIN -> checkPluginCall(node, config);
      case QUEUE_PUBLISH, HITL_REVIEW -> checkQueue(node, config);
      default -> {}
    }
  }

  private void checkLoop(FlowNode node) {
    if ("while".equals(node.config().text("style")) && !node.config().has("max_iterations")) {
      diagnostics.error(
          "missing_max_iterations",
          node,
          node.pointer(),
          "while loop missing max_iterations",
          "Set the node's max_iterations.");
    }
  }

  private static void checkCron(Fields config) {
    Optional<String> cron = config.requiredText("cron");
    if (cron.isPresent() && cron.get().trim().split("\\s+").length != 5) {
      config.report(
          "bad_cron",
          config.at("cron"),
          "cron: '" + Texts.capped(cron.get()) + "' (expected: 5 fields)",
          "Write minute, hour, day, month and weekday, such as 0 * * * *.");
    }
    config.text("timezone");
  }

  private void checkModelCall(FlowNode node, Fields config) {
    config.requiredText("goal");
    String key = config.has("llm_role") ? "llm_role" : "model";
    Optional<String> role = config.text(key);
    if (role.isPresent() && !roles.contains(role.get())) {
      config.report(
          "undeclared_role",
          config.at(key),
          "llm_role validation failed: node '%s': llm_role='%s' is not declared"
              .formatted(node.id(), Texts.capped(role.get())),
          roles.isEmpty()
              ? "Declare the role in config.core_identity.models."
              : "Declare it in config.core_identity.models, or use one of: "
                  + String.join(", ", roles.stream().sorted().toList())
                  + ".");
    } else if (role.isEmpty() && graph.config().models().isEmpty()) {
      config.report(
          "no_default_role",
          node.pointer(),
          "node '" + node.id() + "' calls a model, but the flow declares none",
          "Add an entry to config.core_identity.models.");
    }
  }

  private static void checkPluginCall(FlowNode node, Fields config) {
    Optional<String> alias =
        config.has("alias") && !config.has("plugin")
            ? config.requiredText("alias")
            : config.requiredText("plugin");
    Optional<String> method = config.requiredText("method");
    JsonObject args = config.object("args").orElse(JsonObject.EMPTY);
    if (alias.isPresent() && method.isPresent()) {
      for (String missing : PluginSignatures.missing(alias.get(), method.get(), args)) {
        config.report(
            "missing_plugin_argument",
            config.has("args") ? config.at("args") : node.pointer(),
            "plugin call '%s.%s': missing required arg '%s'"
                .formatted(alias.get(), method.get(), missing),
            "Add \"" + missing + "\" to the node's args.");
      }
    }
  }

  private void checkQueue(FlowNode node, Fields config) {
    config.requiredText("queue");
    Optional<String> scope = config.text("scope").filter(text -> !text.isBlank());
    if (scope.isEmpty() && graph.inheritedScope().isEmpty()) {
      config.report(
          "no_scope",
          node.pointer(),
          "node '" + node.id() + "' has no scope and the flow declares none to inherit",
          "Set the node's scope, or config.scaiqueue.scope.");
    }
  }
}
