package io.scaibox.domain.json;

/** An immutable JSON value: one of the six kinds that RFC 8259 knows. */
public sealed interface JsonValue
    permits JsonObject, JsonArray, JsonString, JsonNumber, JsonBoolean, JsonNull {

  /**
   * Returns the kind's name as a reader of an error message would call it, such as {@code list}.
   */
  String kind();

  /** Wraps {@code text}, or gives JSON null when it is absent. */
  static JsonValue ofNullable(@org.jspecify.annotations.Nullable String text) {
    return text == null ? JsonNull.NULL : new JsonString(text);
  }
}
