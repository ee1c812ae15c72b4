package io.scaibox.domain.compile;

import io.scaibox.domain.json.JsonNumber;
import java.text.Normalizer;
import java.util.Locale;

/** Turns names into what manifests need, and values into what messages can show. */
final class Texts {

  private static final int MAX_SLUG_LENGTH = 63;

  private Texts() {}

  /**
   * Returns the lower-case, dash-separated slug of {@code name}; empty when it has no Latin letter
   * or digit.
   */
  static String slug(String name) {
    String ascii = Normalizer.normalize(name, Normalizer.Form.NFKD).replaceAll("\\p{M}+", "");
    String dashed =
        ascii.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
    return dashed.length() <= MAX_SLUG_LENGTH
        ? dashed
        : dashed.substring(0, MAX_SLUG_LENGTH).replaceAll("-+$", "");
  }

  /** Returns {@code value} as a message shows it; a huge exponent is not expanded. */
  static String shown(JsonNumber value) {
    return Math.abs((long) value.value().scale()) > 20
        ? value.value().toString()
        : value.value().toPlainString();
  }

  /** Returns {@code text} cut to a length that a message can carry. */
  static String capped(String text) {
    return text.length() <= 120 ? text : text.substring(0, 120) + "…";
  }
}
