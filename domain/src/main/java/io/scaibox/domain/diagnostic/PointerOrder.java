package io.scaibox.domain.diagnostic;

import io.scaibox.domain.json.JsonArray;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.json.JsonPointer;
import io.scaibox.domain.json.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Orders places of a document as a reader meets them; not thread-safe. */
final class PointerOrder {

  private final JsonValue document;
  private final Map<JsonObject, Map<String, Integer>> positions = new IdentityHashMap<>();

  PointerOrder(JsonValue document) {
    this.document = document;
  }

  /** Returns the number that each member or item on the way has among its siblings. */
  List<Integer> key(JsonPointer pointer) {
    List<Integer> key = new ArrayList<>();
    @Nullable JsonValue current = document;
    for (String part : pointer.parts()) {
      if (current instanceof JsonObject object) {
        Map<String, Integer> order = positions.computeIfAbsent(object, PointerOrder::order);
        key.add(order.getOrDefault(part, order.size()));
        current = object.get(part);
      } else if (current instanceof JsonArray array) {
        int index = Integer.parseInt(part);
        key.add(index);
        current = index < array.items().size() ? array.items().get(index) : null;
      }
    }
    return key;
  }

  private static Map<String, Integer> order(JsonObject object) {
    Map<String, Integer> order = new HashMap<>();
    object.members().keySet().forEach(name -> order.put(name, order.size()));
    return order;
  }

  static int compare(List<Integer> a, List<Integer> b) {
    for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
      int order = Integer.compare(a.get(i), b.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(a.size(), b.size());
  }
}
