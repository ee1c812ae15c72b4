package io.scaibox.domain.diagnostic;

import io.scaibox.domain.json.JsonNumber;

/** Turns values into what messages can show. */
public final class Texts {

  private static final int LONGEST_SHOWN = 120;

  private Texts() {}

  /** Returns {@code value} as a message shows it; a huge exponent is not expanded. */
  public static String shown(JsonNumber value) {
    return Math.abs((long) value.value().scale()) > 20
        ? value.value().toString()
        : value.value().toPlainString();
  }

  /** Returns {@code text} cut to a length that a message can carry. */
  public static String capped(String text) {
    return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
  }
}
