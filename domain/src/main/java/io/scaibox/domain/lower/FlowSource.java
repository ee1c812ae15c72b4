package io.scaibox.domain.lower;

import io.scaibox.domain.flow.FlowGraph;
import io.scaibox.domain.flow.FlowNode;
import io.scaibox.domain.graph.FlowIndex;
import io.scaibox.domain.json.JsonArray;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.json.JsonValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a flow says beyond its steps: enough to make the flow again from its manifest.
 *
 * <p>Left out are the order of nodes, where they stand on the canvas, and the version, which
 * changes without the flow changing.
 */
final class FlowSource {

  private static final Set<String> TOLD_ELSEWHERE = Set.of("nodes", "edges", "version");
  private static final Set<String> IN_META = Set.of("type", "label", "config", "position");

  private FlowSource() {}

  static JsonObject of(FlowGraph graph, FlowIndex index) {
    JsonObject content = graph.content();
    JsonObject.Builder flow = JsonObject.builder();
    content.members().entrySet().stream()
        .filter(member -> !TOLD_ELSEWHERE.contains(member.getKey()))
        .forEach(member -> flow.put(member.getKey(), member.getValue()));
    return JsonObject.builder()
        .put("flow", JsonObject.sorted(flow.build()))
        .put("nodes", JsonObject.sorted(nodes(graph, index)))
        .put("edges", JsonObject.sorted(content.array("edges")))
        .build();
  }

  private static JsonArray nodes(FlowGraph graph, FlowIndex index) {
    Map<String, JsonObject> written = new HashMap<>();
    graph
        .content()
        .array("nodes")
        .objects()
        .forEach(node -> written.putIfAbsent(String.valueOf(node.text("id")), node));
    List<JsonValue> nodes = new ArrayList<>();
    graph.nodes().stream()
        .map(FlowNode::id)
        .sorted(Comparator.naturalOrder())
        .forEach(
            id -> {
              JsonObject node = written.getOrDefault(id, JsonObject.EMPTY);
              boolean hasStep = index.isReachable(id);
              JsonObject.Builder rest = JsonObject.builder();
              node.members().entrySet().stream()
                  .filter(
                      member ->
                          hasStep
                              ? !IN_META.contains(member.getKey())
                              : !member.getKey().equals("position"))
                  .forEach(member -> rest.put(member.getKey(), member.getValue()));
              if (!hasStep || rest.build().members().size() > 1) {
                nodes.add(rest.build());
              }
            });
    return new JsonArray(nodes);
  }
}
