package io.scaibox.domain.schema;

import io.scaibox.domain.json.JsonBoolean;
import io.scaibox.domain.json.JsonNumber;
import io.scaibox.domain.json.JsonString;
import io.scaibox.domain.json.JsonValue;
import java.util.List;
import java.util.Optional;

/**
 * One setting: its name, what it holds, and what is right for it.
 *
 * @param byDefault what an absent setting counts as
 * @param choices the words of a {@link FieldType#CHOICE}
 * @param least smallest whole number, included
 * @param most largest whole number, included
 */
public record FieldSchema(
    String name,
    FieldType type,
    boolean required,
    Optional<JsonValue> byDefault,
    List<String> choices,
    int least,
    int most,
    String description) {

  static FieldSchema field(String name, FieldType type, String description) {
    return new FieldSchema(
        name, type, false, Optional.empty(), List.of(), 0, Integer.MAX_VALUE, description);
  }

  static FieldSchema choice(String name, List<String> choices, String description) {
    return new FieldSchema(
        name, FieldType.CHOICE, false, Optional.empty(), choices, 0, 0, description);
  }

  static FieldSchema integer(String name, int least, int most, String description) {
    return new FieldSchema(
        name, FieldType.INTEGER, false, Optional.empty(), List.of(), least, most, description);
  }

  FieldSchema mandatory() {
    return new FieldSchema(name, type, true, byDefault, choices, least, most, description);
  }

  FieldSchema or(String value) {
    return or(new JsonString(value));
  }

  FieldSchema or(boolean value) {
    return or(JsonBoolean.of(value));
  }

  FieldSchema or(int value) {
    return or(JsonNumber.of(value));
  }

  private FieldSchema or(JsonValue value) {
    return new FieldSchema(
        name, type, required, Optional.of(value), choices, least, most, description);
  }
}
