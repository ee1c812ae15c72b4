package io.scaibox.domain.json;

import java.util.List;
import java.util.stream.Stream;

/** A JSON list. */
public record JsonArray(List<JsonValue> items) implements JsonValue {

  /** The list without items. */
  public static final JsonArray EMPTY = new JsonArray(List.of());

  public JsonArray {
    items = List.copyOf(items);
  }

  /** Makes a list of strings, in the given order. */
  public static JsonArray ofStrings(List<String> texts) {
    return new JsonArray(texts.stream().<JsonValue>map(JsonString::new).toList());
  }

  /** Returns the items that are strings, in order; others are left out. */
  public Stream<String> strings() {
    return items.stream()
        .filter(JsonString.class::isInstance)
        .map(item -> ((JsonString) item).value());
  }

  /** Returns the items that are objects, in order; others are left out. */
  public Stream<JsonObject> objects() {
    return items.stream().filter(JsonObject.class::isInstance).map(JsonObject.class::cast);
  }

  @Override
  public String kind() {
    return "list";
  }
}
