package io.scaibox.domain.compile;

import io.scaibox.domain.flow.FlowNode;
import io.scaibox.domain.json.JsonObject;

/** Where a step came from: what every emitted step carries as {@code meta}. */
public record StepMeta(String nodeId, String nodeKind, String nodeLabel, JsonObject nodeConfig) {

  static StepMeta of(FlowNode node) {
    return new StepMeta(node.id(), node.kind().word(), node.label(), node.config());
  }
}
