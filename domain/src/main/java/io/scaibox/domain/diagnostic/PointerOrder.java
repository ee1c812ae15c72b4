package io.scaibox.domain.diagnostic;

import io.scaibox.domain.json.JsonArray;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.json.JsonPointer;
import io.scaibox.domain.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Orders places of a document as a reader meets them. */
final class PointerOrder {

  private PointerOrder() {}

  /** Returns the number that each member or item on the way has among its siblings. */
  static List<Integer> key(JsonPointer pointer, JsonValue document) {
    List<Integer> key = new ArrayList<>();
    @Nullable JsonValue current = document;
    for (String part : pointer.parts()) {
      if (current instanceof JsonObject object) {
        int position = 0;
        for (String name : object.members().keySet()) {
          if (name.equals(part)) {
            break;
          }
          position++;
        }
        key.add(position);
        current = object.get(part);
      } else if (current instanceof JsonArray array) {
        int index = Integer.parseInt(part);
        key.add(index);
        current = index < array.items().size() ? array.items().get(index) : null;
      }
    }
    return key;
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
