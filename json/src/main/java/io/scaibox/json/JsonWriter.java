package io.scaibox.json;

import io.scaibox.domain.json.JsonArray;
import io.scaibox.domain.json.JsonBoolean;
import io.scaibox.domain.json.JsonNumber;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.json.JsonString;
import io.scaibox.domain.json.JsonValue;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes JSON texts; members keep their order. Thread-safe. */
public final class JsonWriter {

  private static final JsonFactory FACTORY = JsonFactory.builder().build();

  private JsonWriter() {}

  /** Writes a value without white space. */
  public static String write(JsonValue value) {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
      write(value, generator);
    }
    return text.toString();
  }

  /** Writes a value as UTF-8, without white space. */
  public static byte[] bytes(JsonValue value) {
    return write(value).getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Writes a value for people: two spaces a level, short objects and lists of plain values on one
   * line, a line break at the end.
   */
  public static String pretty(JsonValue value) {
    StringBuilder text = new StringBuilder();
    PrettyJson.write(value, 0, text);
    return text.append('\n').toString();
  }

  private static void write(JsonValue value, JsonGenerator generator) {
    if (value instanceof JsonObject object) {
      generator.writeStartObject();
      object
          .members()
          .forEach(
              (name, member) -> {
                generator.writeName(name);
                write(member, generator);
              });
      generator.writeEndObject();
    } else if (value instanceof JsonArray array) {
      generator.writeStartArray();
      array.items().forEach(item -> write(item, generator));
      generator.writeEndArray();
    } else if (value instanceof JsonString string) {
      generator.writeString(string.value());
    } else if (value instanceof JsonNumber number) {
      generator.writeNumber(number.value().toString());
    } else if (value instanceof JsonBoolean bool) {
      generator.writeBoolean(bool.value());
    } else {
      generator.writeNull();
    }
  }
}
