package io.scaibox.domain.compile;

import io.scaibox.domain.json.JsonArray;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.json.JsonString;
import io.scaibox.domain.json.JsonValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What properties do to flows before they compile them again. */
final class Documents {

  private Documents() {}

  static JsonObject shuffled(JsonObject flow, Random random) {
    List<JsonValue> nodes = new ArrayList<>(flow.array("nodes").items());
    Collections.shuffle(nodes, random);
    return (JsonObject) shuffledKeys(flow.with("nodes", new JsonArray(nodes)), random);
  }

  static JsonObject moved(JsonObject flow, Random random) {
    List<JsonValue> nodes =
        flow.array("nodes")
            .objects()
            .<JsonValue>map(
                node ->
                    node.with(
                        "position",
                        JsonObject.builder()
                            .put("x", random.nextInt(5000))
                            .put("y", random.nextInt(5000))
                            .build()))
            .toList();
    return flow.with("nodes", new JsonArray(nodes));
  }

  private static JsonValue shuffledKeys(JsonValue value, Random random) {
    if (value instanceof JsonObject object) {
      List<Map.Entry<String, JsonValue>> entries = new ArrayList<>(object.members().entrySet());
      Collections.shuffle(entries, random);
      JsonObject.Builder shuffled = JsonObject.builder();
      entries.forEach(
          entry -> shuffled.put(entry.getKey(), shuffledKeys(entry.getValue(), random)));
      return shuffled.build();
    }
    if (value instanceof JsonArray array) {
      return new JsonArray(array.items().stream().map(item -> shuffledKeys(item, random)).toList());
    }
    return value;
  }

  /** Writes a value with its member order, which equality of objects leaves out. */
  static String text(JsonValue value) {
    if (value instanceof JsonObject object) {
      StringBuilder text = new StringBuilder("{");
      object
          .members()
          .forEach(
              (name, member) -> text.append(name).append(':').append(text(member)).append(','));
      return text.append('}').toString();
    }
    if (value instanceof JsonArray array) {
      return array.items().stream().map(Documents::text).toList().toString();
    }
    return value.toString();
  }

  /**
   * Breaks a flow in one to four places, as people do: words mistyped, members dropped or added.
   */
  static JsonObject damaged(JsonObject flow, Random random) {
    JsonValue damaged = flow;
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      damaged = damaged(damaged, random, 0);
    }
    return (JsonObject) damaged;
  }

  private static JsonValue damaged(JsonValue value, Random random, int depth) {
    if (value instanceof JsonArray array && !array.items().isEmpty()) {
      List<JsonValue> items = new ArrayList<>(array.items());
      int index = random.nextInt(items.size());
      if (random.nextInt(12) == 0) {
        items.add(items.get(index));
      } else if (random.nextInt(12) == 0) {
        items.remove(index);
      } else {
        items.set(index, damaged(items.get(index), random, depth + 1));
      }
      return new JsonArray(items);
    }
    if (value instanceof JsonObject object && !object.members().isEmpty()) {
      List<String> names = new ArrayList<>(object.members().keySet());
      String name = names.get(random.nextInt(names.size()));
      JsonValue member = object.members().get(name);
      if (member == null || (depth > 0 && random.nextInt(8) == 0)) {
        return object.without(name);
      }
      return random.nextInt(8) == 0 && depth > 0
          ? object.without(name).with(mistyped(name, random), member)
          : object.with(name, damaged(member, random, depth + 1));
    }
    if (value instanceof JsonString text && !text.value().isEmpty()) {
      return new JsonString(mistyped(text.value(), random));
    }
    return new JsonString("1");
  }

  private static String mistyped(String word, Random random) {
    int at = random.nextInt(word.length());
    return switch (random.nextInt(3)) {
      case 0 -> word.substring(0, at) + word.substring(at + 1) + "x";
      case 1 -> word.substring(0, at) + "=" + word.substring(at);
      default -> word.substring(0, at) + word.substring(at + 1);
    };
  }
}
