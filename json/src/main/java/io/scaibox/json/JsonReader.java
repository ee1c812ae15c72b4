package io.scaibox.json;

import io.scaibox.domain.json.JsonArray;
import io.scaibox.domain.json.JsonBoolean;
import io.scaibox.domain.json.JsonNull;
import io.scaibox.domain.json.JsonNumber;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.json.JsonString;
import io.scaibox.domain.json.JsonValue;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads JSON texts: UTF-8 only, at most {@value #MAX_DEPTH} levels deep, no repeated keys, no lone
 * surrogates, nothing after the value. Thread-safe.
 */
public final class JsonReader {

  /** How deep objects and lists may be nested. */
  public static final int MAX_DEPTH = 100;

  static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxStringLength(16 * 1024 * 1024)
                  .maxNameLength(10_000)
                  .maxNumberLength(1_000)
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .build();

  private JsonReader() {}

  /** Reads UTF-8 bytes. */
  public static JsonValue read(byte[] utf8) throws JsonSyntaxException {
    try {
      return read(
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(utf8))
              .toString());
    } catch (CharacterCodingException e) {
      throw new JsonSyntaxException("the text is not valid UTF-8", 1, 1);
    }
  }

  /** Reads a text. */
  public static JsonValue read(String text) throws JsonSyntaxException {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      if (parser.nextToken() == null) {
        throw at(parser, "the text is empty");
      }
      JsonValue value = value(parser);
      if (parser.nextToken() != null) {
        throw at(parser, "there is more text after the JSON value");
      }
      return value;
    } catch (JacksonException e) {
      TokenStreamLocation where = e.getLocation();
      throw new JsonSyntaxException(
          reason(e),
          where == null ? 1 : Math.max(1, where.getLineNr()),
          where == null ? 1 : Math.max(1, where.getColumnNr()));
    }
  }

  private static JsonValue value(JsonParser parser) throws JsonSyntaxException {
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> new JsonString(text(parser, parser.getString()));
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser);
      case VALUE_TRUE -> JsonBoolean.TRUE;
      case VALUE_FALSE -> JsonBoolean.FALSE;
      case VALUE_NULL -> JsonNull.NULL;
      default -> throw at(parser, "a value is missing");
    };
  }

  private static JsonObject object(JsonParser parser) throws JsonSyntaxException {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = text(parser, parser.currentName());
      parser.nextToken();
      members.put(name, value(parser));
    }
    return new JsonObject(members);
  }

  private static JsonArray array(JsonParser parser) throws JsonSyntaxException {
    List<JsonValue> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(parser));
    }
    return new JsonArray(items);
  }

  private static JsonNumber number(JsonParser parser) throws JsonSyntaxException {
    try {
      return new JsonNumber(parser.getDecimalValue());
    } catch (ArithmeticException | NumberFormatException e) {
      throw at(parser, "a number is too large");
    }
  }

  private static String text(JsonParser parser, String text) throws JsonSyntaxException {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        throw at(parser, "a string holds half of a surrogate pair");
      }
    }
    return text;
  }

  private static JsonSyntaxException at(JsonParser parser, String reason) {
    TokenStreamLocation where = parser.currentTokenLocation();
    return new JsonSyntaxException(
        reason, Math.max(1, where.getLineNr()), Math.max(1, where.getColumnNr()));
  }

  /** Names the mistake in our words: Jackson's would quote parts of the text, perhaps a secret. */
  private static String reason(JacksonException e) {
    String message = String.valueOf(e.getOriginalMessage()).toLowerCase(Locale.ROOT);
    if (message.contains("duplicate")) {
      return "an object has the same key twice";
    }
    if (message.contains("nesting depth")) {
      return "the text is nested more than " + MAX_DEPTH + " levels deep";
    }
    if (message.contains("number value length")) {
      return "a number is too long";
    }
    if (message.contains("name length") || message.contains("string value length")) {
      return "a string is too long";
    }
    if (message.contains("end-of-input") || message.contains("end of input")) {
      return "the text ends too early";
    }
    return "the text is not JSON";
  }
}
