package io.scaibox.domain.flow;

import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.json.JsonValue;
import io.scaibox.domain.queue.QueueTopology;
import java.util.List;
import java.util.Optional;

/**
 * A flow's settings (reference/scaiflow.md 16).
 *
 * @param coreName {@code core_identity.name}, else the flow's name
 * @param plugins declared plugins, as written: {@code {alias, endpoint}}
 */
public record FlowConfig(
    String coreName,
    List<ModelEntry> models,
    List<JsonObject> plugins,
    List<JsonValue> capabilities,
    Optional<JsonObject> bunker,
    Optional<QueueTopology> queues,
    boolean publishAsModel,
    List<String> modelVisibilityGroupIds) {

  public FlowConfig {
    models = List.copyOf(models);
    plugins = List.copyOf(plugins);
    capabilities = List.copyOf(capabilities);
    modelVisibilityGroupIds = List.copyOf(modelVisibilityGroupIds);
  }
}
