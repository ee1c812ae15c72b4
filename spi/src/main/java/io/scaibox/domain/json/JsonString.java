package io.scaibox.domain.json;

/** A JSON string. */
public record JsonString(String value) implements JsonValue {

  @Override
  public String kind() {
    return "string";
  }
}
