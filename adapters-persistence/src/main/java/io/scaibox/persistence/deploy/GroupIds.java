package io.scaibox.persistence.deploy;

import io.scaibox.domain.json.JsonArray;
import io.scaibox.json.JsonReader;
import io.scaibox.json.JsonSyntaxException;
import io.scaibox.json.JsonWriter;
import java.util.List;

/** Stores a list of group ids in one column, as JSON. */
final class GroupIds {

  private GroupIds() {}

  static String write(List<String> ids) {
    return JsonWriter.write(JsonArray.ofStrings(ids));
  }

  static List<String> read(String column) {
    try {
      return JsonReader.read(column) instanceof JsonArray array
          ? array.strings().toList()
          : List.of();
    } catch (JsonSyntaxException e) {
      throw new IllegalStateException("stored group ids are no JSON", e);
    }
  }
}
