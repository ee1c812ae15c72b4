package io.scaibox.domain.json;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A place in a JSON document (RFC 6901), such as {@code /nodes/3/config/goal}. */
public record JsonPointer(String text) {

  /** The whole document. */
  public static final JsonPointer ROOT = new JsonPointer("");

  private static final Pattern INDEX = Pattern.compile("0|[1-9]\\d{0,8}");

  /** Returns the place of a member below this one. */
  public JsonPointer child(String name) {
    return new JsonPointer(text + '/' + name.replace("~", "~0").replace("/", "~1"));
  }

  /** Returns the place of a list item below this one; {@code index} counts from 0. */
  public JsonPointer child(int index) {
    return new JsonPointer(text + '/' + index);
  }

  /** Returns the place that holds this one; of the whole document, itself. */
  public JsonPointer parent() {
    int slash = text.lastIndexOf('/');
    return slash <= 0 ? ROOT : new JsonPointer(text.substring(0, slash));
  }

  /** Returns the names and indexes that lead here, unescaped. */
  public List<String> parts() {
    if (text.isEmpty()) {
      return List.of();
    }
    return Arrays.stream(text.substring(1).split("/", -1))
        .map(part -> part.replace("~1", "/").replace("~0", "~"))
        .toList();
  }

  /** Returns what stands at this place of {@code document}, if anything. */
  public Optional<JsonValue> in(JsonValue document) {
    @Nullable JsonValue current = document;
    for (String part : parts()) {
      if (current instanceof JsonObject object) {
        current = object.get(part);
      } else if (current instanceof JsonArray array && INDEX.matcher(part).matches()) {
        int index = Integer.parseInt(part);
        current = index < array.items().size() ? array.items().get(index) : null;
      } else {
        return Optional.empty();
      }
    }
    return Optional.ofNullable(current);
  }

  /**
   * Returns the same place in the notation of the product's diagnostics, such as {@code edges[2]}
   * (reference/scaiflow.md 5).
   */
  public String path() {
    StringBuilder path = new StringBuilder();
    for (String part : text.isEmpty() ? new String[0] : text.substring(1).split("/", -1)) {
      if (!part.isEmpty() && part.chars().allMatch(Character::isDigit)) {
        path.append('[').append(part).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(part.replace("~1", "/").replace("~0", "~"));
      }
    }
    return path.toString();
  }

  @Override
  public String toString() {
    return text;
  }
}
