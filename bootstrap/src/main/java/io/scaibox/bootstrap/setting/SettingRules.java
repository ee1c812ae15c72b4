package io.scaibox.bootstrap.setting;

import io.scaibox.application.credential.BaseUrl;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How the value of each type of setting is written, and what is said of one that isn't. Every
 * reader gives an empty result for what is wrong.
 */
public final class SettingRules {

  private SettingRules() {}

  /** Reads a whole number of at most nine digits from {@code least} to {@code most}. */
  public static Optional<Integer> number(String value, int least, int most) {
    if (!value.matches("-?\\d{1,9}")) {
      return Optional.empty();
    }
    return Optional.of(Integer.valueOf(value)).filter(read -> read >= least && read <= most);
  }

  /** Says that a value is no number in a range. */
  public static Mistake noNumber(String name, String value, int least, int most) {
    return unexpected(name, value, least + ".." + most, "a number in " + least + ".." + most);
  }

  /** Reads a flag, in any case of letters. */
  public static Optional<Boolean> flag(String value) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "true", "1", "yes", "on" -> Optional.of(true);
      case "false", "0", "no", "off" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  /** Says that a value is no flag. */
  public static Mistake noFlag(String name, String value) {
    return unexpected(name, value, "true or false", "true or false");
  }

  /** Says that a value is none of some words. */
  public static Mistake noWord(String name, String value, List<String> words) {
    String expected = String.join(" or ", words);
    return unexpected(name, value, expected, expected);
  }

  /** Says that a value is no base URL, as {@link BaseUrl} reads them; it may hold a password. */
  public static Mistake noUrl(String name) {
    return new Mistake(
        name,
        "is no base URL (expected: " + BaseUrl.FORM + ")",
        "Write it like https://host.example.");
  }

  private static Mistake unexpected(String name, String value, String expected, String fix) {
    return new Mistake(
        name,
        "is '" + value + "' (expected: " + expected + ")",
        "Set it to " + fix + ", or unset it.");
  }
}
