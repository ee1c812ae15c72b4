package io.scaibox.domain.manifest;

import io.scaibox.domain.flow.ModelEntry;
import io.scaibox.domain.json.JsonArray;
import io.scaibox.domain.json.JsonNull;
import io.scaibox.domain.json.JsonNumber;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.json.JsonString;
import io.scaibox.domain.json.JsonValue;
import io.scaibox.domain.program.Program;
import io.scaibox.domain.program.Trigger;
import io.scaibox.domain.queue.QueueTopology;
import java.util.List;

/**
 * Lays a program out as the tree of the documented manifest, in canonical order
 * (reference/scaiflow.md 27, reference/scaigrid.md 3.4).
 *
 * <p>The same program gives the same tree: documented keys in documented order, people's own
 * objects sorted by name.
 */
public final class Manifest {

  private Manifest() {}

  /**
   * Builds the manifest's tree.
   *
   * @param sourceId the flow that the Core belongs to; found again as {@code
   *     scaiflow_meta.source_id}
   * @param sourceVersion the flow's version
   */
  public static JsonObject of(Program program, String sourceId, String sourceVersion) {
    JsonObject.Builder core =
        JsonObject.builder()
            .put("name", program.name())
            .put("mode", "stateless")
            .put("runtime_version", program.runtimeVersion())
            .put(
                "identity",
                JsonObject.builder()
                    .put("provider", "scaikey")
                    .put("persona", program.persona())
                    .build());
    program.models().stream()
        .findFirst()
        .ifPresent(model -> core.put("model", model.ref() + '/' + model.model()));
    core.put("plugins", sorted(program.plugins()));
    core.put("capabilities", sorted(program.capabilities()));
    program.queues().ifPresent(queues -> core.put("scaiqueue", queues(queues)));
    core.put("flows", new JsonArray(List.of(flow(program))));
    core.put("scaiflow_meta", meta(program, sourceId, sourceVersion));
    return JsonObject.builder().put("core", core.build()).build();
  }

  private static JsonObject flow(Program program) {
    return JsonObject.builder()
        .put("name", program.name())
        .put("trigger", trigger(program.triggers().get(0)))
        .put("steps", ManifestSteps.steps(program.steps()))
        .build();
  }

  private static JsonObject trigger(Trigger trigger) {
    JsonObject.Builder object = JsonObject.builder().put("type", trigger.type());
    trigger.settings().members().forEach((name, value) -> object.put(name, sorted(value)));
    return object.build();
  }

  private static JsonObject queues(QueueTopology queues) {
    List<JsonValue> declared =
        queues.queues().stream()
            .<JsonValue>map(
                queue ->
                    JsonObject.builder()
                        .put("slug", queue.slug())
                        .put("consumer_mode", queue.mode().word())
                        .put("max_retries", JsonNumber.of(queue.maxRetries()))
                        .build())
            .toList();
    return JsonObject.builder()
        .put("scope", queues.scope())
        .put("queues", new JsonArray(declared))
        .build();
  }

  static JsonObject meta(Program program, String sourceId, String sourceVersion) {
    List<JsonValue> triggers =
        program.triggers().stream()
            .<JsonValue>map(
                trigger ->
                    trigger(trigger)
                        .with("name", new JsonString(trigger.name()))
                        .with("meta", ManifestSteps.meta(trigger.meta())))
            .toList();
    JsonObject.Builder meta = JsonObject.builder();
    meta.put("source_id", sourceId)
        .put("source_version", sourceVersion)
        .put("scaicore_target", program.runtimeVersion())
        .put("publish_as_model", program.publishAsModel())
        .put("model_visibility_group_ids", JsonArray.ofStrings(program.modelVisibilityGroupIds()))
        .put("models", sorted(program.models().stream().map(ModelEntry::source).toList()))
        .put("triggers", new JsonArray(triggers));
    program.source().members().forEach(meta::put);
    return meta.build();
  }

  static JsonArray sorted(List<? extends JsonValue> values) {
    return new JsonArray(values.stream().map(Manifest::sorted).toList());
  }

  static JsonValue sorted(JsonValue value) {
    return value == JsonNull.NULL ? value : JsonObject.sorted(value);
  }
}
