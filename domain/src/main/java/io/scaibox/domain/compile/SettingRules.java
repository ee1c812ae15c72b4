package io.scaibox.domain.compile;

import io.scaibox.domain.diagnostic.Diagnostics;
import io.scaibox.domain.diagnostic.PatchOperation;
import io.scaibox.domain.diagnostic.Texts;
import io.scaibox.domain.flow.FlowNode;
import io.scaibox.domain.json.JsonArray;
import io.scaibox.domain.json.JsonNull;
import io.scaibox.domain.json.JsonNumber;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.json.JsonPointer;
import io.scaibox.domain.json.JsonString;
import io.scaibox.domain.json.JsonValue;
import io.scaibox.domain.schema.FieldSchema;
import io.scaibox.domain.schema.KindSchema;
import io.scaibox.domain.schema.KindSchemas;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks every setting of a node against what its kind takes. */
final class SettingRules {

  private static final Pattern DURATION = Pattern.compile("([0-9]{1,9}[smhdw])+|[0-9]{1,9}ms");
  private static final Pattern CORE =
      Pattern.compile("core://[a-z0-9][a-z0-9_-]{0,127}/[a-z0-9][a-z0-9_-]{0,127}");

  private final Diagnostics diagnostics;

  SettingRules(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /** Checks a node's settings and returns them for further rules. */
  Fields check(FlowNode node) {
    JsonObject config = node.config();
    JsonPointer at = config.members().isEmpty() ? node.pointer() : node.pointer().child("config");
    Fields fields = new Fields(config, at, diagnostics, Optional.of(node.id()), Optional.empty());
    KindSchema schema = KindSchemas.of(node.kind());
    fields.warnOfOthersThan(schema.names());
    for (FieldSchema field : schema.fields().values()) {
      @Nullable JsonValue value = config.get(field.name());
      if (value == null || value == JsonNull.NULL) {
        if (field.required() && !hasAlias(config, field.name())) {
          missing(fields, field);
        }
      } else {
        setting(fields, field, value);
      }
    }
    return fields;
  }

  private static boolean hasAlias(JsonObject config, String name) {
    return name.equals("plugin") && config.has("alias");
  }

  private static void missing(Fields fields, FieldSchema field) {
    fields
        .missing(field.name())
        .fix("Add \"" + field.name() + "\": " + sample(field) + " to the node's config.");
  }

  private static String sample(FieldSchema field) {
    return switch (field.type()) {
      case COMMAND -> "[\"…\"]";
      case INTEGER -> "10";
      case CORE_URI -> "\"core://tenant/core\"";
      case CRON -> "\"0 * * * *\"";
      default -> "\"…\"";
    };
  }

  private static void setting(Fields fields, FieldSchema field, JsonValue value) {
    String name = field.name();
    switch (field.type()) {
      case TEXT, TEMPLATE, EXPRESSION, ROLE -> requiredOrPlain(fields, field);
      case QUEUE, SCOPE ->
          requiredOrPlain(fields, field)
              .ifPresent(slug -> QueueParser.checkSlug(fields, name, slug));
      case IDENTIFIER ->
          requiredOrPlain(fields, field)
              .ifPresent(text -> FlowParser.checkName(fields, name, text));
      case CRON -> fields.requiredText(name).ifPresent(text -> CronRule.check(fields, name, text));
      case TIMEZONE -> fields.text(name).ifPresent(text -> CronRule.zone(fields, name, text));
      case DURATION -> duration(fields, name, value);
      case CORE_URI -> fields.requiredText(name).ifPresent(text -> core(fields, name, text));
      case CHOICE -> fields.choice(name, field.choices(), "unknown_choice");
      case BOOLEAN -> fields.bool(name);
      case INTEGER -> fields.integer(name, field.least(), field.most());
      case OBJECT_VALUE -> fields.object(name);
      case LIST_VALUE, RAW_LIST -> fields.array(name);
      case COMMAND -> command(fields, name);
      case BINDINGS -> bindings(fields, name, value);
      case OUTPUT_SCHEMA -> outputSchema(fields, name, value);
      case COMPUTED, VALUE, RAW -> {}
    }
  }

  private static Optional<String> requiredOrPlain(Fields fields, FieldSchema field) {
    return field.required() ? fields.requiredText(field.name()) : fields.text(field.name());
  }

  static void duration(Fields fields, String name, JsonValue value) {
    if (value instanceof JsonNumber number && number.isInt() && number.value().signum() > 0) {
      fields.wrongType(
          name,
          value,
          "a duration such as 30s",
          Optional.of(new JsonString(number.value().toBigInteger() + "s")));
      return;
    }
    fields
        .text(name)
        .filter(text -> !DURATION.matcher(text).matches())
        .ifPresent(
            text ->
                fields
                    .error("bad_duration", fields.at(name))
                    .says(name + ": '" + Texts.capped(text) + "' (expected: such as 30s, 5m, 1h)")
                    .patch(
                        Optional.of(text.replace(" ", "") + "s")
                            .filter(longer -> DURATION.matcher(longer).matches())
                            .map(
                                longer ->
                                    PatchOperation.replace(
                                        fields.at(name), new JsonString(longer))))
                    .fix("Write a whole number and a unit: s, m, h, d or w."));
  }

  private static void core(Fields fields, String name, String target) {
    if (!CORE.matcher(target).matches()) {
      fields
          .error("bad_target", fields.at(name))
          .says(
              name
                  + ": '"
                  + Texts.capped(target)
                  + "' (expected: core://{tenant_slug}/{core_slug})")
          .fix("Name the tenant and the Core by their slugs, such as core://acme/refund-triage.");
    }
  }

  private static void command(Fields fields, String name) {
    Optional<JsonArray> command = fields.array(name);
    if (command.isPresent() && command.get().items().isEmpty()) {
      fields
          .error("empty_field", fields.at(name))
          .says(name + " is empty")
          .fix("Name the program and its arguments, such as [\"python\", \"main.py\"].");
    }
    if (command.isPresent()) {
      ConfigParser.texts(fields, name);
    }
  }

  private static void bindings(Fields fields, String name, JsonValue value) {
    if (value instanceof JsonArray) {
      ConfigParser.texts(fields, name);
    } else {
      fields.object(name);
    }
  }

  private static void outputSchema(Fields fields, String name, JsonValue value) {
    if (!(value instanceof JsonString) && !(value instanceof JsonObject)) {
      fields.wrongType(name, value, "an object of fields with their types", Optional.empty());
    }
  }
}
