package io.scaibox.domain.lower;

import io.scaibox.domain.flow.FlowGraph;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The capabilities that a program asks for: the flow's own, and its sandbox (reference/scaiflow.md
 * 22).
 */
final class Capabilities {

  private static final String BUNKER = "bunker";

  private Capabilities() {}

  static List<JsonValue> of(FlowGraph graph) {
    List<JsonValue> capabilities = new ArrayList<>(graph.config().capabilities());
    boolean declared =
        capabilities.stream()
            .anyMatch(item -> item instanceof JsonObject object && object.has(BUNKER));
    Optional<JsonObject> bunker = bunker(graph);
    if (!declared && bunker.isPresent()) {
      capabilities.add(JsonObject.builder().put(BUNKER, bunker.get()).build());
    }
    return capabilities;
  }

  /** Returns the flow's sandbox, or the default one when a node needs any. */
  static Optional<JsonObject> bunker(FlowGraph graph) {
    if (graph.config().bunker().isPresent()) {
      JsonObject own = graph.config().bunker().get();
      JsonObject.Builder filled = JsonObject.builder();
      filled.put("lifecycle", Settings.textOr(own, "lifecycle", "ephemeral"));
      filled.put("image", Settings.textOr(own, "image", "python-3.12"));
      own.without("lifecycle").without("image").members().forEach(filled::put);
      return Optional.of(filled.build());
    }
    return graph.nodes().stream().anyMatch(node -> node.kind().isCompute())
        ? Optional.of(
            JsonObject.builder().put("lifecycle", "ephemeral").put("image", "python-3.12").build())
        : Optional.empty();
  }
}
