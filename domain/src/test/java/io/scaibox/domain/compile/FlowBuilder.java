package io.scaibox.domain.compile;

import io.scaibox.domain.json.JsonArray;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.json.JsonString;
import io.scaibox.domain.json.JsonValue;
import java.util.ArrayList;
import java.util.List;

/** Builds flow content for tests, a line a node. */
final class FlowBuilder {

  private final List<JsonValue> nodes = new ArrayList<>();
  private final List<JsonValue> edges = new ArrayList<>();
  private JsonObject config =
      JsonObject.builder()
          .put(
              "core_identity",
              JsonObject.builder()
                  .put("name", "Ticket router")
                  .put("models", new JsonArray(List.of(model("primary"))))
                  .build())
          .build();

  static JsonObject model(String role) {
    return JsonObject.builder()
        .put("role", role)
        .put("ref", "scaigrid")
        .put("model", "openai/gpt-4o")
        .build();
  }

  FlowBuilder entry(String id) {
    return node(id, "entry_api", JsonObject.EMPTY);
  }

  FlowBuilder llm(String id) {
    return node(id, "llm_flexible", JsonObject.builder().put("goal", "do " + id).build());
  }

  FlowBuilder node(String id, String type, JsonObject nodeConfig) {
    nodes.add(
        JsonObject.builder()
            .put("id", id)
            .put("type", type)
            .put("label", "Label " + id)
            .put("position", JsonObject.builder().put("x", nodes.size() * 120L).put("y", 0).build())
            .put("config", nodeConfig)
            .build());
    return this;
  }

  FlowBuilder raw(JsonValue node) {
    nodes.add(node);
    return this;
  }

  FlowBuilder edge(String source, String target) {
    return edge(source, source.startsWith("in") ? "out_request" : "out", target, "in");
  }

  FlowBuilder conditional(String source, String target, String condition) {
    edge(source, "out", target, "in");
    JsonObject last = (JsonObject) edges.remove(edges.size() - 1);
    edges.add(
        last.with("type", new JsonString("conditional"))
            .with("condition", new JsonString(condition)));
    return this;
  }

  FlowBuilder data(String source, String target, String port) {
    edge(source, source.startsWith("in") ? "out_request" : "out", target, port);
    JsonObject last = (JsonObject) edges.remove(edges.size() - 1);
    edges.add(last.with("type", new JsonString("data")));
    return this;
  }

  FlowBuilder edge(String source, String sourcePort, String target, String targetPort) {
    edges.add(
        JsonObject.builder()
            .put("id", "edge_" + (edges.size() + 1))
            .put("type", "sequential")
            .put("source", end(source, sourcePort))
            .put("target", end(target, targetPort))
            .build());
    return this;
  }

  FlowBuilder config(String name, JsonValue value) {
    config = config.with(name, value);
    return this;
  }

  JsonObject build() {
    return JsonObject.builder()
        .put("id", "flow_demo1")
        .put("name", "Ticket router")
        .put("version", "1.0.0")
        .put("scaicore_target", "0.2")
        .put("nodes", new JsonArray(nodes))
        .put("edges", new JsonArray(edges))
        .put("config", config)
        .build();
  }

  private static JsonObject end(String node, String port) {
    return JsonObject.builder().put("node", node).put("port", port).build();
  }
}
