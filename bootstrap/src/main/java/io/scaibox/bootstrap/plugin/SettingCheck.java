package io.scaibox.bootstrap.plugin;

import io.scaibox.application.credential.BaseUrl;
import io.scaibox.bootstrap.setting.Mistake;
import io.scaibox.bootstrap.setting.SettingRules;
import io.scaibox.spi.Setting;
import java.util.Optional;

/** Holds the value of a declared setting against its type. */
final class SettingCheck {

  private SettingCheck() {}

  /** Returns what is wrong with a value, or empty; the value of a secret is never quoted. */
  static Optional<Mistake> mistake(Setting setting, String value) {
    String name = setting.name();
    int least = setting.least();
    int most = setting.most();
    return switch (setting.type()) {
      case TEXT, SECRET -> Optional.empty();
      case NUMBER ->
          SettingRules.number(value, least, most).isPresent()
              ? Optional.empty()
              : Optional.of(SettingRules.noNumber(name, value, least, most));
      case FLAG ->
          SettingRules.flag(value).isPresent()
              ? Optional.empty()
              : Optional.of(SettingRules.noFlag(name, value));
      case URL ->
          BaseUrl.parse(value).isPresent()
              ? Optional.empty()
              : Optional.of(SettingRules.noUrl(name));
      case WORD ->
          setting.words().contains(value)
              ? Optional.empty()
              : Optional.of(SettingRules.noWord(name, value, setting.words()));
    };
  }
}
