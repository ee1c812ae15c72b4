package io.scaibox.benchmarks;

import io.scaibox.domain.json.JsonArray;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.json.JsonValue;
import java.util.ArrayList;
import java.util.List;

/** Flows of a given size whose shapes are hard in different ways. */
public enum FlowShape {
  /** One node after the other. */
  CHAIN {
    @Override
    void connect(Graph graph, int size) {
      for (int i = 1; i < size; i++) {
        graph.sequential(i - 1, i);
      }
    }
  },
  /** One node that leads to all others, which lead to the last. */
  FORK {
    @Override
    void connect(Graph graph, int size) {
      for (int i = 1; i < size - 1; i++) {
        graph.sequential(0, i);
        graph.sequential(i, size - 1);
      }
    }
  },
  /** Choices in choices, as deep as there are nodes, each with a way past the rest. */
  NEST {
    @Override
    void connect(Graph graph, int size) {
      for (int i = 1; i < size - 1; i++) {
        graph.choice(i - 1, i, "input.n > " + i);
        graph.choice(i - 1, size - 1, "else");
      }
    }
  },
  /** Layers of four, every node of a layer led to by every one of the layer before. */
  JOINS {
    @Override
    void connect(Graph graph, int size) {
      for (int i = 1; i < size; i++) {
        int layer = (i - 1) / 4;
        if (layer == 0) {
          graph.choice(0, i, "input.n > " + i);
        }
        for (int before = 4 * layer - 3; layer > 0 && before <= 4 * layer; before++) {
          graph.sequential(before, i);
        }
      }
    }
  };

  abstract void connect(Graph graph, int size);

  /** Makes a flow of {@code size} nodes and an entry. */
  public JsonObject flow(int size) {
    Graph graph = new Graph();
    connect(graph, size);
    return graph.build(size);
  }

  /** Collects edges; the nodes that choose become decisions. */
  static final class Graph {
    private final List<JsonValue> edges = new ArrayList<>();
    private final List<Integer> deciding = new ArrayList<>();

    void sequential(int source, int target) {
      add(source, target, "sequential");
    }

    void choice(int source, int target, String condition) {
      if (deciding.isEmpty() || deciding.get(deciding.size() - 1) != source) {
        deciding.add(source);
      }
      JsonObject edge = add(source, target, "conditional");
      edges.set(edges.size() - 1, edge.with("condition", JsonValue.ofNullable(condition)));
    }

    private JsonObject add(int source, int target, String type) {
      JsonObject edge =
          JsonObject.builder()
              .put("id", "e" + edges.size())
              .put("type", type)
              .put("source", end("n" + source, "out"))
              .put("target", end("n" + target, "in"))
              .build();
      edges.add(edge);
      return edge;
    }

    private static JsonObject end(String node, String port) {
      return JsonObject.builder().put("node", node).put("port", port).build();
    }

    private JsonObject build(int size) {
      List<JsonValue> nodes = new ArrayList<>();
      nodes.add(node("in", "entry_api", JsonObject.EMPTY));
      int next = 0;
      for (int i = 0; i < size; i++) {
        boolean decides = next < deciding.size() && deciding.get(next) == i;
        next += decides ? 1 : 0;
        String template = i == 0 ? "{{input.text}}" : "{{n" + (i - 1) + ".text}}";
        nodes.add(
            decides
                ? node("n" + i, "logic_decision", JsonObject.EMPTY)
                : node(
                    "n" + i, "llm_rigid", JsonObject.builder().put("template", template).build()));
      }
      edges.add(
          JsonObject.builder()
              .put("id", "start")
              .put("type", "sequential")
              .put("source", end("in", "out_request"))
              .put("target", end("n0", "in"))
              .build());
      return JsonObject.builder()
          .put("id", "flow_bench")
          .put("name", "Benchmark")
          .put("version", "1.0.0")
          .put("nodes", new JsonArray(nodes))
          .put("edges", new JsonArray(edges))
          .build();
    }

    private static JsonObject node(String id, String type, JsonObject config) {
      return JsonObject.builder()
          .put("id", id)
          .put("type", type)
          .put("label", "Node " + id)
          .put("position", JsonObject.builder().put("x", 0).put("y", 0).build())
          .put("config", config)
          .build();
    }
  }
}
