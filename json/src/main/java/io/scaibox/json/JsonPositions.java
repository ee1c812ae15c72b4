package io.scaibox.json;

import io.scaibox.domain.diagnostic.TextPosition;
import io.scaibox.domain.json.JsonPointer;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;

/** Where the values of a JSON text stand in it. Immutable. */
public final class JsonPositions {

  private static final TextPosition START = new TextPosition(1, 1);

  private final Map<String, TextPosition> positions = new HashMap<>();

  private JsonPositions() {}

  /** Finds the places of all values; of a text that is not JSON, of those before the mistake. */
  public static JsonPositions of(String text) {
    JsonPositions found = new JsonPositions();
    try (JsonParser parser = JsonReader.FACTORY.createParser(ObjectReadContext.empty(), text)) {
      if (parser.nextToken() != null) {
        found.value(parser, JsonPointer.ROOT);
      }
    } catch (JacksonException e) {
      return found;
    }
    return found;
  }

  /** Returns the place of a value, or of the nearest one around it that is there. */
  public TextPosition of(JsonPointer pointer) {
    for (JsonPointer at = pointer; ; at = at.parent()) {
      TextPosition position = positions.get(at.text());
      if (position != null) {
        return position;
      }
      if (at.text().isEmpty()) {
        return START;
      }
    }
  }

  private void value(JsonParser parser, JsonPointer at) {
    TokenStreamLocation where = parser.currentTokenLocation();
    positions.put(
        at.text(),
        new TextPosition(Math.max(1, where.getLineNr()), Math.max(1, where.getColumnNr())));
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String name = parser.currentName();
        parser.nextToken();
        value(parser, at.child(name));
      }
    } else if (parser.currentToken() == JsonToken.START_ARRAY) {
      for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
        value(parser, at.child(i));
      }
    }
  }
}
