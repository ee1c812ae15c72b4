package io.scaibox.domain.diagnostic;

import io.scaibox.domain.json.JsonArray;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.json.JsonPointer;
import io.scaibox.domain.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Applies the operations that diagnostics offer (RFC 6902), to a copy of the document. */
public final class JsonPatch {

  private JsonPatch() {}

  /**
   * Returns {@code document} with {@code operations} applied in order.
   *
   * @throws IllegalArgumentException when a place does not exist
   */
  public static JsonValue apply(JsonValue document, List<PatchOperation> operations) {
    JsonValue current = document;
    for (PatchOperation operation : operations) {
      current = apply(current, operation);
    }
    return current;
  }

  private static JsonValue apply(JsonValue document, PatchOperation operation) {
    List<String> path = operation.path().parts();
    return switch (operation.op()) {
      case "add" -> edit(document, path, 0, operation.value(), true);
      case "replace" -> edit(document, path, 0, operation.value(), false);
      case "remove" -> edit(document, path, 0, Optional.empty(), false);
      case "move" -> rename(document, operation.from().orElseThrow(), operation.path());
      default -> throw new IllegalArgumentException("unknown operation " + operation.op());
    };
  }

  private static JsonValue rename(JsonValue document, JsonPointer from, JsonPointer to) {
    JsonValue moved =
        from.in(document).orElseThrow(() -> new IllegalArgumentException("no value at " + from));
    JsonValue without = edit(document, from.parts(), 0, Optional.empty(), false);
    return edit(without, to.parts(), 0, Optional.of(moved), true);
  }

  private static JsonValue edit(
      JsonValue node, List<String> path, int at, Optional<JsonValue> value, boolean insert) {
    if (at == path.size()) {
      return value.orElseThrow(() -> new IllegalArgumentException("can't remove the document"));
    }
    boolean last = at == path.size() - 1;
    String name = path.get(at);
    if (node instanceof JsonObject object) {
      Map<String, JsonValue> members = new LinkedHashMap<>(object.members());
      JsonValue old = members.get(name);
      if (last && value.isEmpty()) {
        members.remove(name);
      } else if (last && (insert || old != null)) {
        members.put(name, value.orElseThrow());
      } else if (old != null) {
        members.put(name, edit(old, path, at + 1, value, insert));
      } else {
        throw new IllegalArgumentException("no member " + name);
      }
      return new JsonObject(members);
    }
    if (node instanceof JsonArray array) {
      return item(array, path, at, value, insert);
    }
    throw new IllegalArgumentException("no object or list at " + path.subList(0, at));
  }

  private static JsonValue item(
      JsonArray array, List<String> path, int at, Optional<JsonValue> value, boolean insert) {
    List<JsonValue> items = new ArrayList<>(array.items());
    boolean last = at == path.size() - 1;
    int index = path.get(at).equals("-") ? items.size() : Integer.parseInt(path.get(at));
    if (index > items.size() || (index == items.size() && !(last && insert))) {
      throw new IllegalArgumentException("no item " + index);
    }
    if (!last) {
      items.set(index, edit(items.get(index), path, at + 1, value, insert));
    } else if (value.isEmpty()) {
      items.remove(index);
    } else if (insert) {
      items.add(index, value.get());
    } else {
      items.set(index, value.get());
    }
    return new JsonArray(items);
  }
}
