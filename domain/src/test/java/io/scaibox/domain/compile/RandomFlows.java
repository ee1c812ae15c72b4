package io.scaibox.domain.compile;

import io.scaibox.domain.json.JsonArray;
import io.scaibox.domain.json.JsonNumber;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Makes sound flows of any shape: tangled joins, choices, parallels, loops in branches in loops.
 *
 * <p>Every conditional edge has a condition of its own, {@code c_1}, {@code c_2}, …, so that a test
 * can decide each.
 */
public final class RandomFlows {

  private final Random random;
  private final int most;
  private final List<JsonValue> nodes = new ArrayList<>();
  private final List<JsonValue> edges = new ArrayList<>();
  private final List<String> ids = new ArrayList<>();
  private final List<String> kinds = new ArrayList<>();
  private int conditions;

  private RandomFlows(Random random, int most) {
    this.random = random;
    this.most = most;
  }

  /** Makes a flow of about {@code size} nodes. */
  public static JsonObject flow(Random random, int size) {
    RandomFlows flows = new RandomFlows(random, size);
    flows.fill();
    return flows.build();
  }

  private void fill() {
    List<Integer> scope = new ArrayList<>();
    int entries = random.nextInt(4) == 0 ? 2 + random.nextInt(2) : 1;
    for (int i = 0; i < entries; i++) {
      scope.add(node("entry_api", JsonObject.EMPTY));
    }
    while (ids.size() < most) {
      grow(scope, 0);
    }
    for (int i = random.nextInt(4); i > 0; i--) {
      dataEdge();
    }
  }

  /** Adds a node that follows one to three nodes of the scope, and its body if it is a loop. */
  private void grow(List<Integer> scope, int depth) {
    int roll = random.nextInt(12);
    String kind =
        roll < 3
            ? "logic_decision"
            : roll == 3 ? "logic_parallel" : roll == 4 && depth < 3 ? "logic_loop" : "llm_rigid";
    int node = node(kind, config(kind));
    int parents = 1 + (random.nextInt(3) == 0 ? 1 + random.nextInt(2) : 0);
    for (int i = 0; i < parents; i++) {
      boolean near = random.nextInt(3) > 0;
      int from = near ? Math.max(0, scope.size() - 3) : 0;
      connect(scope.get(from + random.nextInt(scope.size() - from)), node, "out");
    }
    scope.add(node);
    if (kind.equals("logic_loop")) {
      List<Integer> body = new ArrayList<>();
      int size = 1 + random.nextInt(6);
      int first = node("llm_rigid", config("llm_rigid"));
      connect(node, first, "body");
      body.add(first);
      if (random.nextInt(3) == 0) {
        int second = node("logic_decision", JsonObject.EMPTY);
        connect(node, second, "body");
        body.add(second);
      }
      for (int i = 0; i < size; i++) {
        grow(body, depth + 1);
      }
    }
  }

  private static JsonObject config(String kind) {
    return switch (kind) {
      case "llm_rigid" -> JsonObject.builder().put("template", "x").build();
      case "logic_loop" ->
          JsonObject.builder()
              .put("style", "while")
              .put("condition", "more")
              .put("max_iterations", JsonNumber.of(3))
              .build();
      default -> JsonObject.EMPTY;
    };
  }

  private int node(String kind, JsonObject config) {
    String id = "n" + ids.size();
    JsonObject settings =
        kind.equals("logic_loop") && random.nextBoolean()
            ? JsonObject.builder()
                .put("style", "foreach")
                .put("collection", "input.items")
                .put("item", "item_" + id)
                .build()
            : config;
    ids.add(id);
    kinds.add(kind);
    nodes.add(
        JsonObject.builder()
            .put("id", id)
            .put("type", kind)
            .put("label", "Label " + id)
            .put("position", JsonObject.builder().put("x", random.nextInt(900)).put("y", 0).build())
            .put("config", settings)
            .build());
    return ids.size() - 1;
  }

  private void connect(int source, int target, String port) {
    String kind = kinds.get(source);
    boolean conditional =
        kind.equals("logic_decision")
            ? random.nextInt(8) > 0
            : !kind.startsWith("entry") && random.nextInt(20) == 0;
    String from =
        switch (kind) {
          case "entry_api" -> "out_request";
          case "logic_loop" -> port.equals("body") ? "body" : "done";
          default -> "out";
        };
    JsonObject.Builder edge =
        edge(source, from, target, conditional ? "conditional" : "sequential");
    if (conditional) {
      boolean otherwise = random.nextInt(3) == 0 && !hasElse(source, from);
      edge.put("condition", otherwise ? "else" : "c_" + ++conditions);
    }
    edges.add(edge.build());
  }

  private boolean hasElse(int source, String port) {
    return edges.stream()
        .map(JsonObject.class::cast)
        .anyMatch(
            edge ->
                "else".equals(edge.text("condition"))
                    && ids.get(source).equals(edge.object("source").text("node"))
                    && (!kinds.get(source).equals("logic_loop")
                        || port.equals(edge.object("source").text("port"))));
  }

  /** Values flow forward; nodes are made in an order in which they can run. */
  private void dataEdge() {
    int target = 1 + random.nextInt(ids.size() - 1);
    int source = random.nextInt(target);
    boolean fits = kinds.get(source).equals("llm_rigid") && kinds.get(target).equals("llm_rigid");
    if (fits) {
      edges.add(edge(source, "out", target, "data").build());
    }
  }

  private JsonObject.Builder edge(int source, String port, int target, String type) {
    return JsonObject.builder()
        .put("id", "e" + edges.size())
        .put("type", type)
        .put("source", end(ids.get(source), port))
        .put("target", end(ids.get(target), "in"));
  }

  private static JsonObject end(String node, String port) {
    return JsonObject.builder().put("node", node).put("port", port).build();
  }

  private JsonObject build() {
    return JsonObject.builder()
        .put("id", "flow_random")
        .put("name", "Random flow")
        .put("version", "1.0.0")
        .put("nodes", new JsonArray(nodes))
        .put("edges", new JsonArray(edges))
        .build();
  }
}
