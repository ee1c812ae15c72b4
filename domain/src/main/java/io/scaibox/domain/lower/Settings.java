package io.scaibox.domain.lower;

import io.scaibox.domain.json.JsonNumber;
import io.scaibox.domain.json.JsonObject;
import java.util.Collection;
import java.util.OptionalInt;

/** Reads single settings of a node that was checked already. */
final class Settings {

  private Settings() {}

  static String textOr(JsonObject config, String name, String fallback) {
    String text = config.text(name);
    return text == null || text.isBlank() ? fallback : text;
  }

  static OptionalInt integer(JsonObject config, String name) {
    return config.get(name) instanceof JsonNumber number && number.isInt()
        ? OptionalInt.of(number.value().intValueExact())
        : OptionalInt.empty();
  }

  /** Returns the named settings that are there, in the order of {@code names}. */
  static JsonObject pick(JsonObject config, Collection<String> names) {
    JsonObject.Builder picked = JsonObject.builder();
    names.forEach(name -> picked.putIfPresent(name, config.get(name)));
    return picked.build();
  }
}
