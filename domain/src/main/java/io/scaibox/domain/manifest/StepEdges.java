package io.scaibox.domain.manifest;

import io.scaibox.domain.json.JsonArray;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The edges that the structure of steps implies, for manifests that tell of none. */
final class StepEdges {

  /** Where the next step connects to: a node's port, perhaps under a condition. */
  record End(String node, String port, Optional<String> condition) {
    static End of(String node, String port) {
      return new End(node, port, Optional.empty());
    }

    End when(String text) {
      return new End(node, port, Optional.of(text));
    }
  }

  private final List<JsonValue> edges = new ArrayList<>();

  void join(List<End> ends, String target) {
    for (End end : ends) {
      JsonObject.Builder edge =
          JsonObject.builder()
              .put("id", "edge_" + (edges.size() + 1))
              .put("type", end.condition().isPresent() ? "conditional" : "sequential")
              .put("source", end(end.node(), end.port()))
              .put("target", end(target, "in"));
      end.condition().ifPresent(text -> edge.put("condition", text));
      edges.add(edge.build());
    }
  }

  JsonArray written() {
    return new JsonArray(edges);
  }

  private static JsonObject end(String node, String port) {
    return JsonObject.builder().put("node", node).put("port", port).build();
  }
}
