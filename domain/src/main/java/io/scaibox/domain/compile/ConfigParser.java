package io.scaibox.domain.compile;

import io.scaibox.domain.deploy.PublishIntent;
import io.scaibox.domain.flow.FlowConfig;
import io.scaibox.domain.flow.ModelEntry;
import io.scaibox.domain.json.JsonArray;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.json.JsonPointer;
import io.scaibox.domain.json.JsonString;
import io.scaibox.domain.json.JsonValue;
import io.scaibox.domain.queue.QueueTopology;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads {@code config} of a flow: identity, registry, plugins, queues, publishing. */
final class ConfigParser {

  private static final Pattern ROLE = Pattern.compile("[a-z][a-z0-9_]*");
  private static final Set<String> MODALITIES =
      Set.of("text", "structured_output", "vision", "tts", "stt", "embedding", "image_generation");

  private final Diagnostics diagnostics;

  ConfigParser(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  FlowConfig parse(JsonObject config, JsonPointer pointer, String flowName) {
    Fields fields = fields(config, pointer);
    Optional<JsonObject> identity = fields.object("core_identity");
    List<ModelEntry> models =
        identity.map(object -> models(object, fields.at("core_identity"))).orElse(List.of());
    String coreName =
        identity
            .flatMap(object -> fields(object, fields.at("core_identity")).text("name"))
            .filter(name -> !name.isBlank())
            .orElse(flowName);
    Optional<QueueTopology> queues =
        fields
            .object("scaiqueue")
            .flatMap(object -> new QueueParser(diagnostics).parse(object, fields.at("scaiqueue")));
    return new FlowConfig(
        coreName,
        models,
        plugins(fields),
        fields.array("capabilities").orElse(JsonArray.EMPTY).items(),
        fields.object("bunker"),
        queues,
        fields.bool("publish_as_model").orElse(false),
        groups(fields));
  }

  private static List<String> groups(Fields fields) {
    String name = "model_visibility_group_ids";
    List<String> groups = texts(fields, name);
    if (!PublishIntent.isWithinLimits(groups)) {
      fields.report(
          "out_of_range",
          fields.at(name),
          name
              + " has too many or too long ids (expected: at most "
              + PublishIntent.MOST_GROUPS
              + " of "
              + PublishIntent.LONGEST_GROUP_ID
              + " characters)",
          "Name fewer groups.");
      return List.of();
    }
    return groups;
  }

  private List<ModelEntry> models(JsonObject identity, JsonPointer pointer) {
    Fields fields = fields(identity, pointer);
    JsonArray array = fields.array("models").orElse(JsonArray.EMPTY);
    if (array.items().isEmpty()) {
      fields.report(
          "no_models",
          fields.at("models"),
          "core_identity.models is empty (expected: at least one entry)",
          "Add a model, such as {\"role\": \"primary\", \"ref\": \"scaigrid\", \"model\": \"…\"}.");
    }
    List<ModelEntry> models = new ArrayList<>();
    Set<String> roles = new HashSet<>();
    for (int i = 0; i < array.items().size(); i++) {
      JsonPointer at = fields.at("models").child(i);
      if (array.items().get(i) instanceof JsonObject object) {
        model(object, at, roles).ifPresent(models::add);
      } else {
        reportNotAnObject(array.items().get(i), at, "model");
      }
    }
    return models;
  }

  private Optional<ModelEntry> model(JsonObject object, JsonPointer at, Set<String> roles) {
    Fields fields = fields(object, at);
    Optional<String> role = fields.requiredText("role");
    Optional<String> ref = fields.requiredText("ref");
    Optional<String> model = fields.requiredText("model");
    if (role.isPresent() && !ROLE.matcher(role.get()).matches()) {
      fields.report(
          "bad_role",
          fields.at("role"),
          "role: '" + Texts.capped(role.get()) + "' (expected: ^[a-z][a-z0-9_]*$)",
          "Use lower-case letters, digits and _, starting with a letter.");
    }
    if (role.isPresent() && !roles.add(role.get())) {
      fields.report(
          "duplicate_role",
          fields.at("role"),
          "role '" + Texts.capped(role.get()) + "' is declared twice",
          "Give every model a role of its own.");
    }
    checkTemperature(object, fields);
    for (String modality : texts(fields, "modalities")) {
      if (!MODALITIES.contains(modality)) {
        fields.report(
            "unknown_modality",
            fields.at("modalities"),
            "modalities: unknown '" + Texts.capped(modality) + "'",
            "Use any of: " + String.join(", ", MODALITIES.stream().sorted().toList()) + ".");
      }
    }
    if (role.isEmpty() || ref.isEmpty() || model.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new ModelEntry(role.get(), ref.get(), model.get(), object));
  }

  private static void checkTemperature(JsonObject object, Fields fields) {
    if (!object.has("temperature")) {
      return;
    }
    if (object.get("temperature") instanceof io.scaibox.domain.json.JsonNumber number
        && number.value().signum() >= 0
        && number.value().compareTo(java.math.BigDecimal.valueOf(2)) <= 0) {
      return;
    }
    fields.report(
        "out_of_range",
        fields.at("temperature"),
        "temperature is not a number from 0.0 to 2.0",
        "Set temperature to a number from 0.0 to 2.0.");
  }

  private List<JsonObject> plugins(Fields config) {
    List<JsonObject> plugins = new ArrayList<>();
    Set<String> aliases = new HashSet<>();
    JsonArray array = config.array("plugins").orElse(JsonArray.EMPTY);
    for (int i = 0; i < array.items().size(); i++) {
      JsonPointer at = config.at("plugins").child(i);
      if (array.items().get(i) instanceof JsonString name) {
        plugins.add(JsonObject.builder().put("alias", name.value()).build());
      } else if (array.items().get(i) instanceof JsonObject object) {
        Optional<String> alias = fields(object, at).requiredText("alias");
        if (alias.isPresent() && aliases.add(alias.get())) {
          plugins.add(object);
        } else if (alias.isPresent()) {
          fields(object, at)
              .report(
                  "duplicate_plugin",
                  at,
                  "plugin '" + Texts.capped(alias.get()) + "' is declared twice",
                  "Remove one of the two declarations.");
        }
      } else {
        reportNotAnObject(array.items().get(i), at, "plugin");
      }
    }
    return plugins;
  }

  private static List<String> texts(Fields fields, String name) {
    JsonArray array = fields.array(name).orElse(JsonArray.EMPTY);
    if (array.strings().count() != array.items().size()) {
      fields.report(
          "wrong_type",
          fields.at(name),
          name + " holds an item that is no string",
          "Make every item of " + name + " a string.");
    }
    return array.strings().toList();
  }

  private void reportNotAnObject(JsonValue value, JsonPointer at, String what) {
    diagnostics.error(
        "wrong_type",
        at,
        "a " + what + " is a " + value.kind() + " (expected: an object)",
        "Write each " + what + " as an object.");
  }

  private Fields fields(JsonObject object, JsonPointer pointer) {
    return new Fields(object, pointer, diagnostics, Optional.empty());
  }
}
