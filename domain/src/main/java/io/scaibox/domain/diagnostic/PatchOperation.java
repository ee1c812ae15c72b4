package io.scaibox.domain.diagnostic;

import io.scaibox.domain.json.JsonPointer;
import io.scaibox.domain.json.JsonValue;
import java.util.Optional;

/**
 * One operation of a JSON Patch (RFC 6902 4).
 *
 * @param op {@code add}, {@code replace}, {@code remove} or {@code move}
 * @param value what add and replace put there
 * @param from where move takes its value
 */
public record PatchOperation(
    String op, JsonPointer path, Optional<JsonValue> value, Optional<JsonPointer> from) {

  /** Adds a member of an object. */
  public static PatchOperation add(JsonPointer path, JsonValue value) {
    return new PatchOperation("add", path, Optional.of(value), Optional.empty());
  }

  /** Puts another value in the place of one. */
  public static PatchOperation replace(JsonPointer path, JsonValue value) {
    return new PatchOperation("replace", path, Optional.of(value), Optional.empty());
  }

  /** Removes a member or an item. */
  public static PatchOperation remove(JsonPointer path) {
    return new PatchOperation("remove", path, Optional.empty(), Optional.empty());
  }

  /** Gives a member another name. */
  public static PatchOperation move(JsonPointer from, JsonPointer path) {
    return new PatchOperation("move", path, Optional.empty(), Optional.of(from));
  }
}
