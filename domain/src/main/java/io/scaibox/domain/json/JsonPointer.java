package io.scaibox.domain.json;

/** A place in a JSON document (RFC 6901), such as {@code /nodes/3/config/goal}. */
public record JsonPointer(String text) {

  /** The whole document. */
  public static final JsonPointer ROOT = new JsonPointer("");

  /** Returns the place of a member below this one. */
  public JsonPointer child(String name) {
    return new JsonPointer(text + '/' + name.replace("~", "~0").replace("/", "~1"));
  }

  /** Returns the place of a list item below this one; {@code index} counts from 0. */
  public JsonPointer child(int index) {
    return new JsonPointer(text + '/' + index);
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
