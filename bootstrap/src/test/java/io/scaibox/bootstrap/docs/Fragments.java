package io.scaibox.bootstrap.docs;

import io.scaibox.domain.json.JsonArray;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.json.JsonString;
import io.scaibox.domain.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whole flows from the fragments that our pages show; docs/diagnostics.md says how they are to be
 * read.
 */
final class Fragments {

  private static final Pattern EDGE =
      Pattern.compile("(data: )?([\\w-]+)(?::(\\w+))? -> ([\\w-]+)(?::(\\w+))?(?: if (.+))?");

  private Fragments() {}

  /** Builds a flow of a fragment. */
  static JsonObject flow(JsonObject fragment) {
    List<JsonValue> nodes = new ArrayList<>();
    List<JsonValue> edges = new ArrayList<>();
    boolean standing = !fragment.has("nodes");
    if (standing) {
      nodes.add(node(JsonObject.EMPTY, "start", "entry_api"));
    }
    if (fragment.has("node")) {
      nodes.add(node(fragment.object("node"), "step", "llm_rigid"));
      edges.add(edge("start -> step", 1));
    }
    fragment.array("more").objects().forEach(node -> nodes.add(node(node, "step", "llm_rigid")));
    fragment.array("nodes").objects().forEach(node -> nodes.add(node(node, "step", "llm_rigid")));
    fragment
        .array("edges")
        .items()
        .forEach(
            item ->
                edges.add(
                    item instanceof JsonString text ? edge(text.value(), edges.size() + 1) : item));
    JsonObject identity =
        JsonObject.builder()
            .put("name", "Example")
            .put(
                "models",
                new JsonArray(
                    List.of(
                        JsonObject.builder()
                            .put("role", "primary")
                            .put("ref", "scaigrid")
                            .put("model", "openai/gpt-4o")
                            .build())))
            .build();
    JsonObject config = JsonObject.builder().put("core_identity", identity).build();
    for (var member : fragment.object("config").members().entrySet()) {
      config = config.with(member.getKey(), member.getValue());
    }
    JsonObject flow =
        JsonObject.builder()
            .put("id", "flow_x")
            .put("name", "Example")
            .put("version", "1.0.0")
            .put("nodes", new JsonArray(nodes))
            .put("edges", new JsonArray(edges))
            .put("config", config)
            .build();
    for (var member : fragment.object("flow").members().entrySet()) {
      flow = flow.with(member.getKey(), member.getValue());
    }
    return flow;
  }

  private static JsonObject node(JsonObject written, String id, String type) {
    JsonObject node = written;
    String name = written.text("id") == null ? id : String.valueOf(written.text("id"));
    node = node.has("id") ? node : node.with("id", new JsonString(name));
    node = node.has("type") ? node : node.with("type", new JsonString(type));
    node = node.has("label") ? node : node.with("label", new JsonString("Label " + name));
    if (type.equals("llm_rigid") && "llm_rigid".equals(node.text("type")) && !node.has("config")) {
      node = node.with("config", JsonObject.builder().put("template", "x").build());
    }
    return node.has("position")
        ? node
        : node.with("position", JsonObject.builder().put("x", 0).put("y", 0).build());
  }

  private static JsonObject edge(String text, int number) {
    Matcher matcher = EDGE.matcher(text);
    if (!matcher.matches()) {
      throw new AssertionError("no edge: " + text);
    }
    String port = matcher.group(3);
    if (port == null) {
      port = matcher.group(2).equals("start") ? "out_request" : "out";
    }
    JsonObject.Builder edge =
        JsonObject.builder()
            .put("id", "edge_" + number)
            .put(
                "type",
                matcher.group(1) != null
                    ? "data"
                    : matcher.group(6) != null ? "conditional" : "sequential")
            .put("source", end(matcher.group(2), port))
            .put("target", end(matcher.group(4), matcher.group(5)));
    if (matcher.group(6) != null) {
      edge.put("condition", matcher.group(6));
    }
    return edge.build();
  }

  private static JsonObject end(String node, @org.jspecify.annotations.Nullable String port) {
    return JsonObject.builder().put("node", node).put("port", port == null ? "in" : port).build();
  }
}
