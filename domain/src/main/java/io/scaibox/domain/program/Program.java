package io.scaibox.domain.program;

import io.scaibox.domain.flow.ModelEntry;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.json.JsonValue;
import io.scaibox.domain.queue.QueueTopology;
import java.util.List;
import java.util.Optional;

/**
 * A lowered flow: what a Core runs, independent of the format that it is sent in.
 *
 * @param name the slug that ScaiGrid makes the Core's own slug from
 * @param persona the human name of the Core
 * @param triggers at least one; the first is the canonical one
 * @param source {@code flow}, {@code nodes} and {@code edges}: what the flow says beyond its steps
 */
public record Program(
    String name,
    String persona,
    String runtimeVersion,
    List<ModelEntry> models,
    List<JsonObject> plugins,
    List<JsonValue> capabilities,
    Optional<QueueTopology> queues,
    List<Trigger> triggers,
    List<Step> steps,
    boolean publishAsModel,
    List<String> modelVisibilityGroupIds,
    JsonObject source) {

  public Program {
    models = List.copyOf(models);
    plugins = List.copyOf(plugins);
    capabilities = List.copyOf(capabilities);
    triggers = List.copyOf(triggers);
    steps = List.copyOf(steps);
    modelVisibilityGroupIds = List.copyOf(modelVisibilityGroupIds);
  }
}
