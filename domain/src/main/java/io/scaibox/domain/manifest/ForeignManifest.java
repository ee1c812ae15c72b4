package io.scaibox.domain.manifest;

import io.scaibox.domain.flow.CanonicalFlow;
import io.scaibox.domain.json.JsonArray;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.json.JsonValue;
import java.util.List;
import java.util.Optional;

/** What a manifest that we did not write tells of its flow. */
final class ForeignManifest {

  private ForeignManifest() {}

  /** Returns the flow's members besides nodes, edges and version. */
  static JsonObject top(JsonObject core) {
    JsonObject meta = core.object("scaiflow_meta");
    String slug = Optional.ofNullable(core.text("name")).orElse("imported");
    String persona = core.object("identity").text("persona");
    String name = persona == null || persona.isBlank() ? slug : persona;
    String target = Optional.ofNullable(core.text("runtime_version")).orElse("0.2");
    JsonObject.Builder config =
        JsonObject.builder()
            .put(
                "core_identity",
                JsonObject.builder().put("name", name).put("models", models(core, meta)).build())
            .put("plugins", core.array("plugins"))
            .put("capabilities", core.array("capabilities"));
    if (core.has("scaiqueue")) {
      config.put("scaiqueue", core.object("scaiqueue"));
    }
    config
        .putIfPresent("publish_as_model", meta.get("publish_as_model"))
        .putIfPresent("model_visibility_group_ids", meta.get("model_visibility_group_ids"));
    return JsonObject.builder()
        .put("$schema", CanonicalFlow.SCHEMA)
        .put("id", Optional.ofNullable(meta.text("source_id")).orElse("flow_" + slug))
        .put("name", name)
        .put("scaicore_target", target)
        .put("variables", JsonArray.EMPTY)
        .put("config", config.build())
        .build();
  }

  /** The single model of a manifest without a registry becomes a registry of one. */
  private static JsonArray models(JsonObject core, JsonObject meta) {
    String model = core.text("model");
    if (!meta.array("models").items().isEmpty() || model == null || !model.contains("/")) {
      return meta.array("models");
    }
    int slash = model.indexOf('/');
    JsonValue only =
        JsonObject.builder()
            .put("role", "primary")
            .put("ref", model.substring(0, slash))
            .put("model", model.substring(slash + 1))
            .build();
    return new JsonArray(List.of(only));
  }

  /** Returns what our own manifests would tell of a trigger's node. */
  static JsonObject entry(JsonObject trigger, int number) {
    String kind =
        switch (String.valueOf(trigger.text("type"))) {
          case "webhook" -> "entry_webhook";
          case "schedule" -> "entry_schedule";
          default -> "entry_api";
        };
    return JsonObject.builder()
        .put("node_id", number == 0 ? "node_entry" : "node_entry_" + (number + 1))
        .put("node_kind", kind)
        .put("node_label", "Entry")
        .put("node_config", trigger.without("type").without("name").without("meta"))
        .build();
  }
}
