package io.scaibox.domain.json;

/** A JSON boolean. */
public enum JsonBoolean implements JsonValue {
  TRUE,
  FALSE;

  /** Returns the constant for {@code value}. */
  public static JsonBoolean of(boolean value) {
    return value ? TRUE : FALSE;
  }

  /** Returns the Java value. */
  public boolean value() {
    return this == TRUE;
  }

  @Override
  public String kind() {
    return "boolean";
  }
}
