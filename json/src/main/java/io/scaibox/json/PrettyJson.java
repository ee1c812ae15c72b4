package io.scaibox.json;

import io.scaibox.domain.json.JsonArray;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.json.JsonString;
import io.scaibox.domain.json.JsonValue;
import java.util.Iterator;
import java.util.Map;

/** Lays JSON out for people, always in the same way. */
final class PrettyJson {

  private static final int WIDTH = 100;

  private PrettyJson() {}

  static void write(JsonValue value, int depth, StringBuilder text) {
    boolean container = value instanceof JsonObject || value instanceof JsonArray;
    if (!container || isShort(value, depth)) {
      text.append(oneLine(value));
    } else if (value instanceof JsonObject object) {
      text.append('{');
      Iterator<Map.Entry<String, JsonValue>> members = object.members().entrySet().iterator();
      while (members.hasNext()) {
        Map.Entry<String, JsonValue> member = members.next();
        newLine(depth + 1, text);
        text.append(JsonWriter.write(new JsonString(member.getKey()))).append(": ");
        write(member.getValue(), depth + 1, text);
        text.append(members.hasNext() ? "," : "");
      }
      newLine(depth, text);
      text.append('}');
    } else if (value instanceof JsonArray array) {
      text.append('[');
      Iterator<JsonValue> items = array.items().iterator();
      while (items.hasNext()) {
        newLine(depth + 1, text);
        write(items.next(), depth + 1, text);
        text.append(items.hasNext() ? "," : "");
      }
      newLine(depth, text);
      text.append(']');
    }
  }

  /** Only containers of plain values, or of such containers, may share a line. */
  private static boolean isShort(JsonValue value, int depth) {
    return height(value, 3) <= 2 && oneLine(value).length() + 2 * depth <= WIDTH;
  }

  private static int height(JsonValue value, int most) {
    if (most == 0) {
      return 1;
    }
    Iterable<JsonValue> inner;
    if (value instanceof JsonObject object) {
      inner = object.members().values();
    } else if (value instanceof JsonArray array) {
      inner = array.items();
    } else {
      return 0;
    }
    int highest = 0;
    for (JsonValue item : inner) {
      highest = Math.max(highest, height(item, most - 1));
    }
    return highest + 1;
  }

  private static String oneLine(JsonValue value) {
    if (value instanceof JsonObject object) {
      StringBuilder text = new StringBuilder("{");
      object
          .members()
          .forEach(
              (name, member) ->
                  text.append(text.length() > 1 ? ", " : "")
                      .append(JsonWriter.write(new JsonString(name)))
                      .append(": ")
                      .append(oneLine(member)));
      return text.append('}').toString();
    }
    if (value instanceof JsonArray array) {
      StringBuilder text = new StringBuilder("[");
      array
          .items()
          .forEach(item -> text.append(text.length() > 1 ? ", " : "").append(oneLine(item)));
      return text.append(']').toString();
    }
    return JsonWriter.write(value);
  }

  private static void newLine(int depth, StringBuilder text) {
    text.append('\n').append("  ".repeat(depth));
  }
}
