package io.scaibox.domain.lower;

import io.scaibox.domain.flow.EdgeKind;
import io.scaibox.domain.flow.FlowEdge;
import io.scaibox.domain.flow.FlowGraph;
import io.scaibox.domain.flow.FlowNode;
import io.scaibox.domain.flow.NodeKind;
import io.scaibox.domain.flow.Port;
import io.scaibox.domain.graph.FlowIndex;
import io.scaibox.domain.json.JsonBoolean;
import io.scaibox.domain.json.JsonNull;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.json.JsonString;
import io.scaibox.domain.json.JsonValue;
import io.scaibox.domain.name.Bindings;
import io.scaibox.domain.name.CanonicalNames;
import io.scaibox.domain.program.Statement;
import io.scaibox.domain.program.Step;
import io.scaibox.domain.program.StepMeta;
import io.scaibox.domain.program.StepMeta.Synthetic;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns single nodes into steps (reference/scaiflow.md 17, 21–24, 27). */
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
  private static final List<String> CALL_SETTINGS =
      List.of(
          "target",
          "flow_name",
          "input_bindings",
          "instance_key",
          "version",
          "timeout",
          "is_async");
  private static final List<String> SANDBOX_SIZES =
      List.of("cpu_millicores", "memory_mb", "disk_mb", "gpu_count", "network_profile");
  private static final String INPUTS = "input_bindings";

  private final FlowGraph graph;
  private final FlowIndex index;
  private final Bindings bindings;
  private final CanonicalNames names;

  StepLowering(FlowGraph graph, FlowIndex index, Bindings bindings, CanonicalNames names) {
    this.graph = graph;
    this.index = index;
    this.bindings = bindings;
    this.names = names;
  }

  /** Lowers a node that holds no other steps. */
  Step lower(FlowNode node) {
    JsonObject settings = names.settings(node);
    return switch (node.kind()) {
      case LLM_RIGID ->
          new Step.Rigid(
              StepMeta.of(node),
              List.of(new Statement.Evaluate(Settings.textOr(settings, "template", ""))),
              Optional.of(binding(node)));
      case LLM_GUARDED, LLM_FLEXIBLE -> modelCall(node, settings);
      case TOOL_PLUGIN ->
          call(
              node,
              Settings.textOr(settings, "plugin", Settings.textOr(settings, "alias", "")),
              Settings.textOr(settings, "method", ""),
              withValues(node, settings.object("args")));
      case TOOL_HTTP -> call(node, "http", "request", request(settings));
      case DATA_VARIABLE_SET -> assignment(node, settings);
      case CHECKPOINT, HITL_DECISION -> checkpoint(node, settings);
      case HITL_REVIEW -> review(node, settings);
      case QUEUE_PUBLISH ->
          call(
              node,
              "scaiqueue",
              "publish",
              queue(node, settings, List.of("message_type", "payload")));
      case QUEUE_CONSUME ->
          call(node, "scaiqueue", "consume", queue(node, settings, List.of("timeout")));
      case QUEUE_ESCALATION -> call(node, "scaiqueue", "publish", escalation(node, settings));
      case COMPUTE_PROVISION -> call(node, "scaibunker", "create", sandbox(settings));
      case COMPUTE_EXEC -> sandboxCall(node, settings, "exec", List.of("command", "timeout_s"));
      case COMPUTE_FILE_UPLOAD ->
          sandboxCall(node, settings, "write_file", List.of("path", "content"));
      case COMPUTE_FILE_DOWNLOAD -> sandboxCall(node, settings, "read_file", List.of("path"));
      case COMPUTE_DESTROY -> call(node, "scaibunker", "destroy", JsonObject.EMPTY);
      case SUBFLOW_CALL ->
          new Step.CoreCall(
              StepMeta.of(node),
              Settings.pick(withInputs(node, settings), CALL_SETTINGS),
              binding(node));
      default -> throw new IllegalStateException("no single step: " + node.kind());
    };
  }

  /** Lowers a loop around the steps of its body. */
  Step loop(FlowNode node, List<Step> body) {
    JsonObject settings = names.settings(node);
    if (node.repeatsWhile()) {
      return new Step.While(
          StepMeta.of(node),
          Settings.textOr(settings, "condition", ""),
          Settings.integer(settings, "max_iterations").orElse(0),
          body,
          binding(node));
    }
    return new Step.ForEach(
        StepMeta.of(node),
        Settings.textOr(settings, "collection", ""),
        names.item(node),
        Settings.integer(settings, "max_iterations"),
        body,
        binding(node));
  }

  /** Lowers a parallel around its branches. */
  Step parallel(FlowNode node, List<List<Step>> branches) {
    boolean failFast = node.config().get("fail_fast") != JsonBoolean.FALSE;
    return new Step.Parallel(
        StepMeta.of(node), branches, Settings.integer(node.config(), "max_concurrent"), failFast);
  }

  /** Makes the synthetic checkpoint that pauses a run before {@code node}. */
  Step breakpoint(FlowNode node) {
    return new Step.Checkpoint(
        StepMeta.of(node, Synthetic.BREAKPOINT),
        "debug_breakpoint",
        Optional.empty(),
        JsonObject.EMPTY,
        bindings.fresh(binding(node) + "_breakpoint"));
  }

  private Step modelCall(FlowNode node, JsonObject settings) {
    boolean guarded = node.kind() == NodeKind.LLM_GUARDED;
    String alias = Settings.textOr(settings, "model", "");
    String role = Settings.textOr(settings, "llm_role", alias);
    return new Step.ModelCall(
        StepMeta.of(node),
        Settings.textOr(settings, "goal", ""),
        role.isEmpty() ? graph.config().models().get(0).role() : role,
        guarded,
        Optional.ofNullable(settings.text("guard")).filter(text -> guarded && !text.isBlank()),
        Settings.pick(withInputs(node, settings), guarded ? GUARDED_SETTINGS : FLEXIBLE_SETTINGS),
        binding(node));
  }

  private Step assignment(FlowNode node, JsonObject settings) {
    @Nullable JsonValue value = settings.get("value");
    Statement.Assign assign =
        new Statement.Assign(
            Settings.textOr(settings, "name", ""), value == null ? JsonNull.NULL : value);
    return new Step.Rigid(StepMeta.of(node), List.of(assign), Optional.of(binding(node)));
  }

  private static JsonObject request(JsonObject settings) {
    return JsonObject.builder()
        .put("method", Settings.textOr(settings, "method", "GET"))
        .put("url", Settings.textOr(settings, "url", ""))
        .putIfPresent("headers", settings.get("headers"))
        .putIfPresent("body", settings.get("body"))
        .putIfPresent("timeout", settings.get("timeout"))
        .build();
  }

  private JsonObject queue(FlowNode node, JsonObject settings, List<String> more) {
    JsonObject.Builder args =
        JsonObject.builder()
            .put("scope", scope(settings))
            .put("queue", Settings.textOr(settings, "queue", ""));
    Settings.pick(withValues(node, settings), more).members().forEach(args::put);
    return args.build();
  }

  /** ScaiQueue has no call of its own for escalation: it is a message of that type. */
  private JsonObject escalation(FlowNode node, JsonObject settings) {
    return queue(node, settings, List.of())
        .with("message_type", new JsonString("escalation"))
        .with("payload", Settings.pick(settings, List.of("reason", "after")));
  }

  private JsonObject sandbox(JsonObject settings) {
    JsonObject own = Capabilities.bunker(graph).orElse(JsonObject.EMPTY);
    JsonObject.Builder args =
        JsonObject.builder()
            .put("image", Settings.textOr(settings, "image", Settings.textOr(own, "image", "")))
            .put(
                "lifecycle",
                Settings.textOr(settings, "lifecycle", Settings.textOr(own, "lifecycle", "")));
    Settings.pick(settings, SANDBOX_SIZES).members().forEach(args::put);
    return args.build();
  }

  private Step sandboxCall(
      FlowNode node, JsonObject settings, String method, List<String> arguments) {
    return call(node, "scaibunker", method, Settings.pick(withValues(node, settings), arguments));
  }

  private Step call(FlowNode node, String alias, String method, JsonObject args) {
    return new Step.PluginCall(StepMeta.of(node), alias, method, args, binding(node));
  }

  private Step checkpoint(FlowNode node, JsonObject settings) {
    return new Step.Checkpoint(
        StepMeta.of(node),
        Settings.textOr(settings, "type", "approval"),
        Optional.empty(),
        Settings.pick(settings, CHECKPOINT_SETTINGS),
        binding(node));
  }

  private Step review(FlowNode node, JsonObject config) {
    JsonObject.Builder settings = JsonObject.builder();
    Settings.pick(config, CHECKPOINT_SETTINGS).members().forEach(settings::put);
    settings.putIfPresent("assignee", config.get("assignee"));
    @Nullable JsonValue sections = config.get("sections");
    if (config.has("sections") && sections != null) {
      settings.put("hitl_spec", JsonObject.builder().put("sections", sections).build());
    }
    return new Step.Checkpoint(
        StepMeta.of(node),
        "hitl_review",
        Optional.of(new Step.HitlTarget(scope(config), Settings.textOr(config, "queue", ""))),
        settings.build(),
        binding(node));
  }

  /** Adds what data edges bring to the names that a model or a Core is given. */
  private JsonObject withInputs(FlowNode node, JsonObject settings) {
    JsonObject bound = settings.object(INPUTS);
    JsonObject more = values(node, bound, false);
    return more.members().isEmpty() ? settings : settings.with(INPUTS, more);
  }

  /** Adds what data edges bring to the arguments of the same name that are not given. */
  private JsonObject withValues(FlowNode node, JsonObject arguments) {
    return values(node, arguments, true);
  }

  private JsonObject values(FlowNode node, JsonObject given, boolean asTemplate) {
    JsonObject filled = given;
    for (FlowEdge edge : index.incoming(node.id())) {
      String name = portName(node, edge.target().port());
      boolean generic = asTemplate && name.equals("in");
      if (edge.kind() == EdgeKind.DATA && !generic && !filled.has(name)) {
        String source = bindings.of(edge.source().node());
        filled = filled.with(name, new JsonString(asTemplate ? "{{" + source + "}}" : source));
      }
    }
    return filled;
  }

  /** Returns what an input port is called in a node's settings: its label where that is a name. */
  private static String portName(FlowNode node, String port) {
    return node.inputs().stream()
        .filter(input -> input.id().equals(port))
        .map(Port::label)
        .filter(Bindings::isIdentifier)
        .findFirst()
        .orElse(port);
  }

  private String scope(JsonObject settings) {
    return Settings.textOr(settings, "scope", graph.inheritedScope().orElse(""));
  }

  private String binding(FlowNode node) {
    return bindings.of(node.id());
  }
}
