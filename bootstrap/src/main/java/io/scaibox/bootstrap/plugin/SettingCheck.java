package io.scaibox.bootstrap.plugin;

import io.scaibox.application.credential.BaseUrl;
import io.scaibox.spi.Setting;
import java.util.Optional;

/** The rule that each type of setting has for its values. */
final class SettingCheck {

  private SettingCheck() {}

  /** Returns what is wrong with a value, or empty; the value of a secret is never quoted. */
  static Optional<PluginMistake> mistake(Setting setting, String value) {
    return switch (setting.type()) {
      case TEXT, SECRET -> Optional.empty();
      case NUMBER ->
          isNumber(setting, value)
              ? Optional.empty()
              : wrong(setting, value, setting.least() + ".." + setting.most());
      case FLAG ->
          value.equals("true") || value.equals("false")
              ? Optional.empty()
              : wrong(setting, value, "true or false");
      case URL ->
          BaseUrl.parse(value).isPresent()
              ? Optional.empty()
              : Optional.of(
                  new PluginMistake(
                      setting.name(),
                      "is no base URL (expected: " + BaseUrl.FORM + ")",
                      "Write it like https://vault.example."));
      case WORD ->
          setting.words().contains(value)
              ? Optional.empty()
              : wrong(setting, value, String.join(" or ", setting.words()));
    };
  }

  private static boolean isNumber(Setting setting, String value) {
    if (!value.matches("-?\\d{1,9}")) {
      return false;
    }
    int number = Integer.parseInt(value);
    return number >= setting.least() && number <= setting.most();
  }

  private static Optional<PluginMistake> wrong(Setting setting, String value, String expected) {
    return Optional.of(
        new PluginMistake(
            setting.name(),
            "is '" + value + "' (expected: " + expected + ")",
            "Set it to " + expected + ", or unset it."));
  }
}
