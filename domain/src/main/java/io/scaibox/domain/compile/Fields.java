package io.scaibox.domain.compile;

import io.scaibox.domain.json.JsonArray;
import io.scaibox.domain.json.JsonBoolean;
import io.scaibox.domain.json.JsonNull;
import io.scaibox.domain.json.JsonNumber;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.json.JsonPointer;
import io.scaibox.domain.json.JsonString;
import io.scaibox.domain.json.JsonValue;
import java.util.Optional;

/**
 * Reads typed members of one JSON object of a flow and reports the ones that have another type.
 *
 * <p>A member that is JSON null counts as absent.
 */
final class Fields {

  private final JsonObject object;
  private final JsonPointer pointer;
  private final Diagnostics diagnostics;
  private final Optional<String> nodeId;

  Fields(JsonObject object, JsonPointer pointer, Diagnostics diagnostics, Optional<String> nodeId) {
    this.object = object;
    this.pointer = pointer;
    this.diagnostics = diagnostics;
    this.nodeId = nodeId;
  }

  JsonPointer at(String name) {
    return object.get(name) == null ? pointer : pointer.child(name);
  }

  boolean has(String name) {
    return object.has(name);
  }

  Optional<String> text(String name) {
    return member(name, JsonString.class, "a string").map(JsonString::value);
  }

  /** Reads a string that must be there and must not be blank. */
  Optional<String> requiredText(String name) {
    if (!object.has(name)) {
      report("missing_field", pointer, name + " is required", "Add \"" + name + "\": \"…\".");
      return Optional.empty();
    }
    Optional<String> text = text(name);
    if (text.isPresent() && text.get().isBlank()) {
      report("empty_field", at(name), name + " is empty", "Give " + name + " a value.");
      return Optional.empty();
    }
    return text;
  }

  Optional<JsonObject> object(String name) {
    return member(name, JsonObject.class, "an object");
  }

  Optional<JsonArray> array(String name) {
    return member(name, JsonArray.class, "a list");
  }

  Optional<Boolean> bool(String name) {
    return member(name, JsonBoolean.class, "true or false").map(JsonBoolean::value);
  }

  /** Reads a whole number in a range, both ends included. */
  Optional<Integer> integer(String name, int least, int most) {
    Optional<JsonNumber> number = member(name, JsonNumber.class, "a whole number");
    if (number.isEmpty()) {
      return Optional.empty();
    }
    if (number.get().isInt()) {
      int value = number.get().value().intValueExact();
      if (value >= least && value <= most) {
        return Optional.of(value);
      }
    }
    report(
        "out_of_range",
        at(name),
        name + ": " + Texts.shown(number.get()) + " (expected: " + least + ".." + most + ")",
        "Set " + name + " to a whole number from " + least + " to " + most + ".");
    return Optional.empty();
  }

  void report(String code, JsonPointer where, String message, String fix) {
    diagnostics.add(code, Severity.ERROR, where, nodeId, Optional.empty(), message, fix);
  }

  private <T extends JsonValue> Optional<T> member(String name, Class<T> type, String expected) {
    JsonValue value = object.get(name);
    if (value == null || value == JsonNull.NULL) {
      return Optional.empty();
    }
    if (type.isInstance(value)) {
      return Optional.of(type.cast(value));
    }
    report(
        "wrong_type",
        at(name),
        name + " is a " + value.kind() + " (expected: " + expected + ")",
        "Make " + name + " " + expected + ".");
    return Optional.empty();
  }
}
