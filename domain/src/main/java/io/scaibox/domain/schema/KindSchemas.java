package io.scaibox.domain.schema;

import static io.scaibox.domain.schema.FieldSchema.choice;
import static io.scaibox.domain.schema.FieldSchema.field;
import static io.scaibox.domain.schema.FieldSchema.integer;

import io.scaibox.domain.flow.NodeKind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The settings of all 24 kinds (reference/scaiflow.md 17; docs/flow-format.md says what is ours).
 */
public final class KindSchemas {

  private static final List<String> METHODS =
      List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS");
  private static final List<String> LIFECYCLES =
      List.of("ephemeral", "session", "persistent", "appliance");
  private static final List<String> NETWORKS =
      List.of("isolated", "registry", "allowlisted", "unrestricted", "transit");
  private static final int MOST_ITERATIONS = 1_000_000;
  private static final int SECONDS_A_DAY = 86_400;

  private static final Map<NodeKind, KindSchema> ALL = new EnumMap<>(NodeKind.class);

  static {
    for (NodeKind kind : NodeKind.values()) {
      ALL.put(kind, KindSchema.of(kind, fields(kind)));
    }
  }

  private KindSchemas() {}

  /** Returns the settings of a kind. */
  public static KindSchema of(NodeKind kind) {
    KindSchema schema = ALL.get(kind);
    if (schema == null) {
      throw new IllegalStateException("no schema of " + kind);
    }
    return schema;
  }

  /** Returns what a sandbox is made of: {@code config.bunker} and the node that makes one. */
  public static List<FieldSchema> bunker() {
    return List.of(
        field("image", FieldType.TEXT, "Image of the sandbox.").or("python-3.12"),
        choice("lifecycle", LIFECYCLES, "How long the sandbox lives.").or("ephemeral"),
        integer("cpu_millicores", 1, 1_000_000, "Processor share, 1000 is one core."),
        integer("memory_mb", 1, 100_000_000, "Memory in MiB."),
        integer("disk_mb", 1, 100_000_000, "Disk in MiB."),
        integer("gpu_count", 0, 1_000, "Graphics processors."),
        choice("network_profile", NETWORKS, "What the sandbox may reach."));
  }

  private static List<FieldSchema> fields(NodeKind kind) {
    return switch (kind) {
      case ENTRY_API -> List.of(method("POST"), path());
      case ENTRY_WEBHOOK ->
          List.of(
              method("POST"), path(), field("auth", FieldType.RAW, "Kept for signature metadata."));
      case ENTRY_SCHEDULE ->
          List.of(
              field("cron", FieldType.CRON, "Minute, hour, day, month, weekday.").mandatory(),
              field("timezone", FieldType.TIMEZONE, "Where the clock stands.").or("UTC"));
      case LLM_RIGID ->
          List.of(field("template", FieldType.TEMPLATE, "The text to fill in.").mandatory());
      case LLM_GUARDED -> guarded();
      case LLM_FLEXIBLE -> flexible();
      case LOGIC_DECISION ->
          List.of(
              choice("style", List.of("if", "match"), "How the canvas draws it.").or("if"),
              field("subject", FieldType.RAW, "A hint for readers; conditions decide."));
      case LOGIC_LOOP -> loop();
      case LOGIC_PARALLEL ->
          List.of(
              integer("max_concurrent", 1, 1_000, "Branches at once; absent: all."),
              field("fail_fast", FieldType.BOOLEAN, "Stop the others when one fails.").or(true));
      case TOOL_PLUGIN ->
          List.of(
              field("plugin", FieldType.TEXT, "The plugin's alias.").mandatory(),
              field("alias", FieldType.TEXT, "The same, as manifests call it."),
              field("method", FieldType.TEXT, "The plugin's method.").mandatory(),
              field("args", FieldType.OBJECT_VALUE, "Its arguments."));
      case TOOL_HTTP ->
          List.of(
              method("GET"),
              field("url", FieldType.TEMPLATE, "Where to.").mandatory(),
              field("headers", FieldType.OBJECT_VALUE, "Request headers."),
              field("body", FieldType.VALUE, "Request body."),
              timeout());
      case DATA_VARIABLE_SET ->
          List.of(
              field("name", FieldType.IDENTIFIER, "The variable.").mandatory(),
              field("value", FieldType.COMPUTED, "Its new value.").mandatory());
      case CHECKPOINT, HITL_DECISION -> checkpoint();
      case HITL_REVIEW -> review();
      case QUEUE_PUBLISH ->
          List.of(
              scope(),
              queue(),
              field("message_type", FieldType.TEXT, "What the message is called."),
              field("payload", FieldType.VALUE, "What it carries."));
      case QUEUE_CONSUME -> List.of(scope(), queue(), timeout());
      case QUEUE_ESCALATION ->
          List.of(
              scope(),
              queue(),
              field("reason", FieldType.TEMPLATE, "Why it is escalated."),
              field("after", FieldType.DURATION, "How long the message waits."));
      case COMPUTE_PROVISION -> bunker();
      case COMPUTE_EXEC ->
          List.of(
              field("command", FieldType.COMMAND, "Program and arguments.").mandatory(),
              integer("timeout_s", 1, SECONDS_A_DAY, "Time-out in seconds."));
      case COMPUTE_FILE_UPLOAD ->
          List.of(
              field("path", FieldType.TEMPLATE, "Where in the sandbox.").mandatory(),
              field("content", FieldType.TEMPLATE, "What is written.").mandatory());
      case COMPUTE_FILE_DOWNLOAD ->
          List.of(field("path", FieldType.TEMPLATE, "Where in the sandbox.").mandatory());
      case COMPUTE_DESTROY -> List.of();
      case SUBFLOW_CALL ->
          List.of(
              field("target", FieldType.CORE_URI, "core://tenant/core.").mandatory(),
              field("flow_name", FieldType.TEXT, "Which of the Core's flows."),
              field("input_bindings", FieldType.BINDINGS, "Its input."),
              field("instance_key", FieldType.TEMPLATE, "Which instance of an entity Core."),
              field("version", FieldType.TEXT, "A pinned version; absent: the target's default."),
              timeout(),
              field("is_async", FieldType.BOOLEAN, "Don't wait for it.").or(false));
    };
  }

  private static List<FieldSchema> guarded() {
    return Stream.of(
            modelCall(),
            List.of(
                field("guard", FieldType.EXPRESSION, "Must hold before."),
                field("validate", FieldType.EXPRESSION, "Must hold for the output.")),
            modelInput(),
            List.of(
                field("on_validation_failure", FieldType.RAW, "What to do when it does not hold.")))
        .flatMap(List::stream)
        .toList();
  }

  private static List<FieldSchema> flexible() {
    return Stream.of(
            modelCall(),
            modelInput(),
            List.of(
                field("identity_ref", FieldType.RAW, "Speak as the Core's identity.").or(false),
                field("examples", FieldType.RAW_LIST, "Inputs with good outputs."),
                field("on_failure", FieldType.RAW, "What to do when the model fails."),
                field("budget", FieldType.RAW, "Limits such as max_duration.")))
        .flatMap(List::stream)
        .toList();
  }

  private static List<FieldSchema> modelCall() {
    return List.of(
        field("goal", FieldType.TEMPLATE, "What the model is to do.").mandatory(),
        field("llm_role", FieldType.ROLE, "The model's role; absent: the first one."),
        field("model", FieldType.ROLE, "Old name of llm_role."));
  }

  private static List<FieldSchema> modelInput() {
    return List.of(
        field("output_schema", FieldType.OUTPUT_SCHEMA, "Fields of the result with their types."),
        field("input_bindings", FieldType.BINDINGS, "Names that the goal may use."),
        field("context_bindings", FieldType.BINDINGS, "Background for the model."),
        field("guidance", FieldType.VALUE, "How to go about it."),
        field("constraints", FieldType.VALUE, "What it must and must not do."));
  }

  private static List<FieldSchema> loop() {
    return List.of(
        choice("style", List.of("foreach", "while"), "What repeats the body."),
        field("collection", FieldType.EXPRESSION, "The list that foreach walks."),
        field("item", FieldType.IDENTIFIER, "The name of its current item.").or("item"),
        field("condition", FieldType.EXPRESSION, "While it holds, the body runs."),
        integer("max_iterations", 1, MOST_ITERATIONS, "Most runs of the body."));
  }

  private static List<FieldSchema> checkpoint() {
    return List.of(
        field("type", FieldType.TEXT, "What it waits for.").or("approval"),
        field("prompt", FieldType.TEMPLATE, "What the person reads."),
        field("options", FieldType.LIST_VALUE, "What the person may choose."),
        timeout(),
        field("on_timeout", FieldType.TEXT, "What happens when nobody answers."));
  }

  private static List<FieldSchema> review() {
    return Stream.concat(
            Stream.of(
                scope(),
                queue(),
                field("sections", FieldType.LIST_VALUE, "The form: context, input, decision."),
                field("assignee", FieldType.TEMPLATE, "Who is asked.")),
            checkpoint().stream().filter(field -> !field.name().equals("type")))
        .toList();
  }

  private static FieldSchema method(String byDefault) {
    return choice("method", METHODS, "HTTP method.").or(byDefault);
  }

  private static FieldSchema path() {
    return field("path", FieldType.TEXT, "Path, from /.").or("/");
  }

  private static FieldSchema timeout() {
    return field("timeout", FieldType.DURATION, "How long to wait, such as 30s or 1h.");
  }

  private static FieldSchema scope() {
    return field("scope", FieldType.SCOPE, "The queue's scope; absent: the flow's.");
  }

  private static FieldSchema queue() {
    return field("queue", FieldType.QUEUE, "The queue.").mandatory();
  }
}
