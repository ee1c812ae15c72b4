package io.scaibox.domain.compile;

import io.scaibox.domain.deploy.PublishIntent;
import io.scaibox.domain.diagnostic.Diagnostics;
import io.scaibox.domain.diagnostic.Texts;
import io.scaibox.domain.flow.FlowConfig;
import io.scaibox.domain.flow.FlowFields;
import io.scaibox.domain.flow.ModelEntry;
import io.scaibox.domain.json.JsonArray;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.json.JsonPointer;
import io.scaibox.domain.json.JsonString;
import io.scaibox.domain.json.JsonValue;
import io.scaibox.domain.queue.QueueTopology;
import io.scaibox.domain.schema.FieldSchema;
import io.scaibox.domain.schema.FieldType;
import io.scaibox.domain.schema.KindSchemas;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code config} of a flow: identity, registry, plugins, queues, publishing. */
final class ConfigParser {

  private final Diagnostics diagnostics;

  ConfigParser(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  FlowConfig parse(JsonObject config, JsonPointer pointer, String flowName) {
    Fields fields = new Fields(config, pointer, diagnostics);
    fields.warnOfOthersThan(FlowFields.CONFIG);
    Optional<JsonObject> identity = fields.object("core_identity");
    List<ModelEntry> models =
        identity
            .map(object -> new ModelParser(diagnostics).parse(object, fields.at("core_identity")))
            .orElse(List.of());
    String coreName =
        identity
            .flatMap(object -> fields.inner(object, fields.at("core_identity")).text("name"))
            .filter(name -> !name.isBlank())
            .orElse(flowName);
    Optional<QueueTopology> queues =
        fields
            .object("scaiqueue")
            .flatMap(object -> new QueueParser(diagnostics).parse(object, fields.at("scaiqueue")));
    Optional<JsonObject> bunker = fields.object("bunker");
    bunker.ifPresent(object -> checkBunker(fields.inner(object, fields.at("bunker"))));
    return new FlowConfig(
        coreName,
        models,
        plugins(fields),
        fields.array("capabilities").orElse(JsonArray.EMPTY).items(),
        bunker,
        queues,
        fields.bool("publish_as_model").orElse(false),
        groups(fields));
  }

  private static void checkBunker(Fields bunker) {
    bunker.warnOfOthersThan(KindSchemas.bunker().stream().map(FieldSchema::name).toList());
    for (FieldSchema field : KindSchemas.bunker()) {
      if (field.type() == FieldType.CHOICE) {
        bunker.choice(field.name(), field.choices(), "unknown_choice");
      } else if (field.type() == FieldType.INTEGER) {
        bunker.integer(field.name(), field.least(), field.most());
      } else {
        bunker.text(field.name());
      }
    }
  }

  private static List<String> groups(Fields fields) {
    String name = "model_visibility_group_ids";
    List<String> groups = texts(fields, name);
    if (!PublishIntent.isWithinLimits(groups)) {
      fields
          .error("out_of_range", fields.at(name))
          .says(
              name
                  + " has too many or too long ids (expected: at most "
                  + PublishIntent.MOST_GROUPS
                  + " of "
                  + PublishIntent.LONGEST_GROUP_ID
                  + " characters)")
          .fix("Name fewer groups.");
      return List.of();
    }
    return groups;
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
        Fields fields = config.inner(object, at);
        fields.text("endpoint");
        fields.object("methods");
        Optional<String> alias = fields.requiredText("alias");
        if (alias.isPresent() && aliases.add(alias.get())) {
          plugins.add(object);
        } else if (alias.isPresent()) {
          fields
              .error("duplicate_plugin", at)
              .says("plugin '" + Texts.capped(alias.get()) + "' is declared twice")
              .fix("Remove one of the two declarations.");
        }
      } else {
        reportNotAnObject(array.items().get(i), at);
      }
    }
    return plugins;
  }

  static List<String> texts(Fields fields, String name) {
    JsonArray array = fields.array(name).orElse(JsonArray.EMPTY);
    if (array.strings().count() != array.items().size()) {
      fields
          .error("wrong_type", fields.at(name))
          .says(name + " holds an item that is no string")
          .fix("Make every item of " + name + " a string.");
    }
    return array.strings().toList();
  }

  private void reportNotAnObject(JsonValue value, JsonPointer at) {
    diagnostics
        .error("wrong_type", at)
        .says("a plugin is a " + value.kind() + " (expected: an object)")
        .fix("Write each plugin as {\"alias\": \"…\", \"endpoint\": \"plugin://…\"}.");
  }
}
