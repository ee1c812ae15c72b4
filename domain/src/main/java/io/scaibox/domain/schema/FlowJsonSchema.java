package io.scaibox.domain.schema;

import io.scaibox.domain.flow.CanonicalFlow;
import io.scaibox.domain.flow.EdgeKind;
import io.scaibox.domain.flow.NodeKind;
import io.scaibox.domain.json.JsonArray;
import io.scaibox.domain.json.JsonBoolean;
import io.scaibox.domain.json.JsonNumber;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.json.JsonString;
import io.scaibox.domain.json.JsonValue;
import io.scaibox.domain.queue.QueueWords;
import java.util.Arrays;
import java.util.List;

/**
 * The published schema of flows, version 2 (JSON Schema 2020-12), made from the same tables that
 * the compiler checks with.
 *
 * <p>Unknown members are allowed: they are kept, and the compiler warns of them.
 */
public final class FlowJsonSchema {

  private static final JsonObject TEXT = type("string");
  private static final JsonObject FILLED =
      JsonObject.builder().put("type", "string").put("minLength", 1).build();
  private static final JsonObject BOOLEAN = type("boolean");

  private FlowJsonSchema() {}

  /** Returns the schema document. */
  public static JsonObject document() {
    JsonObject.Builder definitions = JsonObject.builder();
    definitions.put("node", node());
    for (NodeKind kind : NodeKind.values()) {
      definitions.put("config_" + kind.word(), config(kind));
    }
    definitions
        .put("port", port())
        .put("edge", edge())
        .put("end", object(List.of("node", "port"), properties("node", FILLED, "port", FILLED)))
        .put("variable", variable())
        .put("flow_config", flowConfig())
        .put("model", model())
        .put("bunker", settings(KindSchemas.bunker()))
        .put("queue", queue());
    return JsonObject.builder()
        .put("$schema", "https://json-schema.org/draft/2020-12/schema")
        .put("$id", CanonicalFlow.SCHEMA)
        .put("title", "ScaiFlow flow")
        .put("type", "object")
        .put("required", JsonArray.ofStrings(List.of("id", "name", "version")))
        .put("properties", top())
        .put("$defs", definitions.build())
        .build();
  }

  private static JsonObject top() {
    return properties(
        "$schema", TEXT,
        "id", FILLED,
        "name", FILLED,
        "version",
            JsonObject.builder()
                .put("type", "string")
                .put("pattern", "^\\d+\\.\\d+\\.\\d+")
                .build(),
        "scaicore_target", TEXT,
        "metadata", type("object"),
        "nodes", list("node"),
        "edges", list("edge"),
        "variables", list("variable"),
        "config", reference("flow_config"),
        "tests", type("array"));
  }

  private static JsonObject node() {
    JsonObject properties =
        properties(
            "id", FILLED,
            "type", words(Arrays.stream(NodeKind.values()).map(NodeKind::word).toList()),
            "label", FILLED,
            "position",
                properties("type", new JsonString("object"))
                    .with("properties", properties("x", type("number"), "y", type("number"))),
            "config", type("object"),
            "inputs", list("port"),
            "outputs", list("port"),
            "breakpoint", BOOLEAN);
    List<JsonValue> kinds =
        Arrays.stream(NodeKind.values())
            .<JsonValue>map(
                kind ->
                    JsonObject.builder()
                        .put("if", when("type", kind.word()))
                        .put("then", kindRule(kind))
                        .build())
            .toList();
    return object(List.of("id", "type", "label", "position"), properties)
        .with("allOf", new JsonArray(kinds));
  }

  /** A kind with mandatory settings needs a config to hold them. */
  private static JsonObject kindRule(NodeKind kind) {
    JsonObject rule =
        JsonObject.builder()
            .put("properties", properties("config", reference("config_" + kind.word())))
            .build();
    boolean needsConfig =
        KindSchemas.of(kind).fields().values().stream().anyMatch(FieldSchema::required);
    return needsConfig ? rule.with("required", JsonArray.ofStrings(List.of("config"))) : rule;
  }

  private static JsonObject config(NodeKind kind) {
    JsonObject config = settings(List.copyOf(KindSchemas.of(kind).fields().values()));
    if (kind != NodeKind.TOOL_PLUGIN) {
      return config;
    }
    List<JsonValue> either =
        List.of(
            JsonObject.builder().put("required", JsonArray.ofStrings(List.of("plugin"))).build(),
            JsonObject.builder().put("required", JsonArray.ofStrings(List.of("alias"))).build());
    return config
        .with("required", JsonArray.ofStrings(List.of("method")))
        .with("anyOf", new JsonArray(either));
  }

  private static JsonObject settings(List<FieldSchema> fields) {
    JsonObject.Builder properties = JsonObject.builder();
    fields.forEach(field -> properties.put(field.name(), setting(field)));
    List<String> required =
        fields.stream().filter(FieldSchema::required).map(FieldSchema::name).toList();
    return object(required, properties.build());
  }

  /** JSON null counts as absent, so every optional setting takes it. */
  private static JsonObject setting(FieldSchema field) {
    JsonObject.Builder schema = JsonObject.builder();
    shape(field).members().forEach(schema::put);
    schema.put("description", field.description());
    field.byDefault().ifPresent(value -> schema.put("default", value));
    return schema.build();
  }

  private static JsonObject shape(FieldSchema field) {
    return switch (field.type()) {
      case CHOICE -> words(field.choices());
      case BOOLEAN -> nullable("boolean", field);
      case INTEGER -> integer(field);
      case OBJECT_VALUE -> nullable("object", field);
      case LIST_VALUE, RAW_LIST -> nullable("array", field);
      case COMMAND ->
          JsonObject.builder().put("type", "array").put("items", TEXT).put("minItems", 1).build();
      case BINDINGS ->
          JsonObject.builder()
              .put("type", JsonArray.ofStrings(List.of("object", "array", "null")))
              .build();
      case OUTPUT_SCHEMA ->
          JsonObject.builder()
              .put("type", JsonArray.ofStrings(List.of("object", "string", "null")))
              .build();
      case COMPUTED, VALUE, RAW -> JsonObject.EMPTY;
      case CORE_URI ->
          nullable("string", field).with("pattern", new JsonString("^core://[^/]+/[^/]+$"));
      default -> field.required() ? FILLED : nullable("string", field);
    };
  }

  /** The range stands apart from null: not every validator takes it beside two types. */
  private static JsonObject integer(FieldSchema field) {
    JsonObject number =
        JsonObject.builder()
            .put("type", "integer")
            .put("minimum", field.least())
            .put("maximum", field.most())
            .build();
    return JsonObject.builder().put("anyOf", new JsonArray(List.of(number, type("null")))).build();
  }

  private static JsonObject nullable(String type, FieldSchema field) {
    return field.required()
        ? type(type)
        : JsonObject.builder().put("type", JsonArray.ofStrings(List.of(type, "null"))).build();
  }

  private static JsonObject port() {
    return object(List.of("id"), properties("id", FILLED, "label", TEXT, "type", TEXT));
  }

  private static JsonObject edge() {
    JsonObject needsCondition =
        JsonObject.builder()
            .put("if", when("type", EdgeKind.CONDITIONAL.word()))
            .put(
                "then",
                JsonObject.builder()
                    .put("required", JsonArray.ofStrings(List.of("condition")))
                    .build())
            .build();
    return object(
            List.of("id", "type", "source", "target"),
            properties(
                "id", FILLED,
                "type", words(Arrays.stream(EdgeKind.values()).map(EdgeKind::word).toList()),
                "source", reference("end"),
                "target", reference("end"),
                "condition",
                    JsonObject.builder()
                        .put("type", JsonArray.ofStrings(List.of("string", "null")))
                        .build(),
                "label", TEXT))
        .with("allOf", new JsonArray(List.of(needsCondition)));
  }

  private static JsonObject variable() {
    return object(
        List.of("name"),
        properties("name", FILLED, "type", TEXT, "default", JsonBoolean.TRUE, "description", TEXT));
  }

  private static JsonObject flowConfig() {
    JsonObject identity =
        object(
            List.of(),
            properties("name", TEXT, "models", list("model").with("minItems", JsonNumber.of(1))));
    JsonObject queues =
        object(List.of("scope"), properties("scope", FILLED, "queues", list("queue")));
    return object(
        List.of(),
        properties(
            "core_identity", identity,
            "plugins", type("array"),
            "capabilities", type("array"),
            "bunker", reference("bunker"),
            "scaiqueue", queues,
            "publish_as_model", BOOLEAN,
            "model_visibility_group_ids",
                JsonObject.builder().put("type", "array").put("items", TEXT).build()));
  }

  private static JsonObject model() {
    return object(
        List.of("role", "ref", "model"),
        properties(
            "role",
                JsonObject.builder()
                    .put("type", "string")
                    .put("pattern", "^[a-z][a-z0-9_]*$")
                    .build(),
            "ref", FILLED,
            "model", FILLED,
            "temperature",
                JsonObject.builder()
                    .put("type", "number")
                    .put("minimum", 0)
                    .put("maximum", 2)
                    .build(),
            "modalities", type("array"),
            "system_context", TEXT,
            "fallback", type("array")));
  }

  private static JsonObject queue() {
    return object(
        List.of("slug"),
        properties(
            "slug",
            FILLED,
            "display_name",
            TEXT,
            "description",
            TEXT,
            "consumer_mode",
            words(QueueWords.MODES),
            "max_retries",
            JsonObject.builder()
                .put("type", "integer")
                .put("minimum", 0)
                .put("maximum", 100)
                .build(),
            "purpose",
            words(QueueWords.PURPOSES)));
  }

  private static JsonObject type(String name) {
    return JsonObject.builder().put("type", name).build();
  }

  private static JsonObject words(List<String> words) {
    return JsonObject.builder().put("enum", JsonArray.ofStrings(words)).build();
  }

  private static JsonObject list(String definition) {
    return JsonObject.builder().put("type", "array").put("items", reference(definition)).build();
  }

  private static JsonObject reference(String definition) {
    return JsonObject.builder().put("$ref", "#/$defs/" + definition).build();
  }

  private static JsonObject when(String property, String word) {
    JsonObject constant = JsonObject.builder().put("const", word).build();
    return JsonObject.builder().put("properties", properties(property, constant)).build();
  }

  private static JsonObject object(List<String> required, JsonObject properties) {
    JsonObject.Builder schema = JsonObject.builder().put("type", "object");
    if (!required.isEmpty()) {
      schema.put("required", JsonArray.ofStrings(required));
    }
    return schema.put("properties", properties).build();
  }

  private static JsonObject properties(Object... namesAndSchemas) {
    JsonObject.Builder properties = JsonObject.builder();
    for (int i = 0; i < namesAndSchemas.length; i += 2) {
      properties.put((String) namesAndSchemas[i], (JsonValue) namesAndSchemas[i + 1]);
    }
    return properties.build();
  }
}
