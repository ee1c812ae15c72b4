package io.scaibox.domain.compile;

import io.scaibox.domain.flow.FlowGraph;
import io.scaibox.domain.flow.FlowNode;
import io.scaibox.domain.flow.NodeKind;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.json.JsonValue;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns single nodes into steps (reference/scaiflow.md 17, 21, 27). */
final class StepLowering {

  private static final List<String> FLEXIBLE_SETTINGS =
      List.of(
          "output_schema",
          "input_bindings",
          "context_bindings",
          "guidance",
          "identity_ref",
          "constraints",
          "examples",
          "on_failure",
          "budget");
  private static final List<String> GUARDED_SETTINGS =
      List.of(
          "validate",
          "output_schema",
          "input_bindings",
          "context_bindings",
          "guidance",
          "constraints",
          "on_validation_failure");
  private static final List<String> CHECKPOINT_SETTINGS =
      List.of("prompt", "options", "timeout", "on_timeout");

  private final FlowGraph graph;
  private final Bindings bindings;

  StepLowering(FlowGraph graph, Bindings bindings) {
    this.graph = graph;
    this.bindings = bindings;
  }

  Step lower(FlowNode node) {
    return switch (node.kind()) {
      case LLM_RIGID ->
          new Step.RigidExpression(
              StepMeta.of(node),
              FlowLowering.textOr(node.config(), "template", ""),
              bindings.of(node));
      case LLM_GUARDED, LLM_FLEXIBLE -> modelCall(node);
      case TOOL_PLUGIN -> pluginCall(node);
      case QUEUE_PUBLISH -> publish(node);
      case CHECKPOINT, HITL_DECISION -> checkpoint(node);
      case HITL_REVIEW -> review(node);
      default -> throw new IllegalStateException("not lowered: " + node.kind());
    };
  }

  /** Makes the synthetic checkpoint that pauses a run before {@code node}. */
  Step breakpoint(FlowNode node) {
    return new Step.Checkpoint(
        StepMeta.of(node),
        "debug_breakpoint",
        Optional.empty(),
        JsonObject.EMPTY,
        bindings.of(node) + "_breakpoint");
  }

  private Step modelCall(FlowNode node) {
    boolean guarded = node.kind() == NodeKind.LLM_GUARDED;
    JsonObject config = node.config();
    String alias = FlowLowering.textOr(config, "model", "");
    String role = FlowLowering.textOr(config, "llm_role", alias);
    return new Step.ModelCall(
        StepMeta.of(node),
        FlowLowering.textOr(config, "goal", ""),
        role.isEmpty() ? graph.config().models().get(0).role() : role,
        guarded,
        Optional.ofNullable(config.text("guard")).filter(text -> guarded && !text.isBlank()),
        pick(config, guarded ? GUARDED_SETTINGS : FLEXIBLE_SETTINGS),
        bindings.of(node));
  }

  private Step pluginCall(FlowNode node) {
    JsonObject config = node.config();
    return new Step.PluginCall(
        StepMeta.of(node),
        FlowLowering.textOr(config, "plugin", FlowLowering.textOr(config, "alias", "")),
        FlowLowering.textOr(config, "method", ""),
        config.object("args"),
        bindings.of(node));
  }

  private Step publish(FlowNode node) {
    JsonObject config = node.config();
    JsonObject args =
        JsonObject.builder()
            .put("scope", scope(node))
            .put("queue", FlowLowering.textOr(config, "queue", ""))
            .putIfPresent("message_type", config.get("message_type"))
            .putIfPresent("payload", config.get("payload"))
            .build();
    return new Step.PluginCall(StepMeta.of(node), "scaiqueue", "publish", args, bindings.of(node));
  }

  private Step checkpoint(FlowNode node) {
    return new Step.Checkpoint(
        StepMeta.of(node),
        FlowLowering.textOr(node.config(), "type", "approval"),
        Optional.empty(),
        pick(node.config(), CHECKPOINT_SETTINGS),
        bindings.of(node));
  }

  private Step review(FlowNode node) {
    JsonObject config = node.config();
    JsonObject.Builder settings = JsonObject.builder();
    pick(config, CHECKPOINT_SETTINGS).members().forEach(settings::put);
    settings.putIfPresent("assignee", config.get("assignee"));
    @Nullable JsonValue sections = config.get("sections");
    if (config.has("sections") && sections != null) {
      settings.put("hitl_spec", JsonObject.builder().put("sections", sections).build());
    }
    return new Step.Checkpoint(
        StepMeta.of(node),
        "hitl_review",
        Optional.of(new Step.HitlTarget(scope(node), FlowLowering.textOr(config, "queue", ""))),
        settings.build(),
        bindings.of(node));
  }

  private String scope(FlowNode node) {
    return FlowLowering.textOr(node.config(), "scope", graph.inheritedScope().orElse(""));
  }

  private static JsonObject pick(JsonObject config, List<String> names) {
    JsonObject.Builder picked = JsonObject.builder();
    names.forEach(name -> picked.putIfPresent(name, config.get(name)));
    return picked.build();
  }
}
