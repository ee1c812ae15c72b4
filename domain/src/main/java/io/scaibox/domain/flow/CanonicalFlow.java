package io.scaibox.domain.flow;

import io.scaibox.domain.json.JsonArray;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.json.JsonValue;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The one way to write a flow: documented members in documented order, unknown ones after them by
 * name. Lists keep their order; it means something.
 */
public final class CanonicalFlow {

  /** The address of the flow schema, version 2 (reference/scaiflow.md 16). */
  public static final String SCHEMA = "https://scailabs.com/schemas/scaiflow/v2.json";

  /** How far apart in pixels nodes are laid out that come without positions. */
  public static final int NODE_DISTANCE = 120;

  private CanonicalFlow() {}

  /** Returns the same flow in canonical order. */
  public static JsonObject of(JsonObject flow) {
    JsonObject ordered = ordered(flow, FlowFields.FLOW);
    JsonObject.Builder result = JsonObject.builder();
    ordered.members().forEach((name, value) -> result.put(name, member(name, value)));
    return result.build();
  }

  private static JsonValue member(String name, JsonValue value) {
    return switch (name) {
      case "nodes" -> each(value, CanonicalFlow::node);
      case "edges" -> each(value, CanonicalFlow::edge);
      default -> value;
    };
  }

  private static JsonObject node(JsonObject node) {
    JsonObject.Builder result = JsonObject.builder();
    ordered(node, FlowFields.NODE)
        .members()
        .forEach(
            (name, value) ->
                result.put(
                    name,
                    switch (name) {
                      case "position" ->
                          value instanceof JsonObject p ? ordered(p, FlowFields.POSITION) : value;
                      case "inputs", "outputs" ->
                          each(value, port -> ordered(port, FlowFields.PORT));
                      default -> value;
                    }));
    return result.build();
  }

  private static JsonObject edge(JsonObject edge) {
    JsonObject.Builder result = JsonObject.builder();
    ordered(edge, FlowFields.EDGE)
        .members()
        .forEach(
            (name, value) ->
                result.put(
                    name,
                    value instanceof JsonObject end ? ordered(end, FlowFields.ENDPOINT) : value));
    return result.build();
  }

  private static JsonValue each(JsonValue value, Function<JsonObject, JsonObject> change) {
    if (!(value instanceof JsonArray array)) {
      return value;
    }
    return new JsonArray(
        array.items().stream()
            .map(item -> item instanceof JsonObject object ? change.apply(object) : item)
            .toList());
  }

  private static JsonObject ordered(JsonObject object, List<String> names) {
    JsonObject.Builder result = JsonObject.builder();
    for (String name : names) {
      JsonValue value = object.get(name);
      if (value != null) {
        result.put(name, value);
      }
    }
    new TreeMap<>(object.members())
        .forEach(
            (name, value) -> {
              if (!names.contains(name)) {
                result.put(name, value);
              }
            });
    return result.build();
  }
}
