package io.scaibox.bootstrap.plugin;

import io.scaibox.application.credential.BaseUrl;
import io.scaibox.bootstrap.setting.Mistake;
import io.scaibox.bootstrap.setting.SettingRules;
import io.scaibox.domain.platform.Secret;
import io.scaibox.spi.Setting;
import io.scaibox.spi.SettingValues;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The values of one provider's settings, all of them checked. Immutable. */
final class CheckedValues implements SettingValues {

  private final Map<String, Setting> declared = new HashMap<>();
  private final Map<String, Secret> values = new HashMap<>();

  private CheckedValues(List<Setting> settings) {
    settings.forEach(setting -> declared.put(setting.name(), setting));
  }

  /**
   * Reads all values.
   *
   * @param environment gives a variable's value, already without surrounding white space
   * @param mistakes gets everything that is wrong
   */
  static CheckedValues read(
      FoundProvider provider,
      Function<String, Optional<String>> environment,
      List<Mistake> mistakes) {
    CheckedValues read = new CheckedValues(provider.settings());
    for (Setting setting : provider.settings()) {
      Optional<String> value = environment.apply(setting.name()).map(text -> normal(setting, text));
      Optional<Mistake> mistake = value.flatMap(text -> SettingCheck.mistake(setting, text));
      mistake.ifPresent(mistakes::add);
      if (value.isEmpty() && setting.required()) {
        mistakes.add(
            new Mistake(
                setting.name(),
                "is not set, and adapter '" + provider.id() + "' needs it: " + setting.help(),
                "Set " + setting.name() + "."));
      }
      value
          .or(setting::defaultValue)
          .filter(text -> !text.isEmpty())
          .ifPresent(text -> read.values.put(setting.name(), Secret.of(text)));
    }
    return read;
  }

  private static String normal(Setting setting, String value) {
    return setting.type() == Setting.Type.WORD ? value.toLowerCase(Locale.ROOT) : value;
  }

  /** Returns the values that must not be seen. */
  List<Secret> secrets() {
    return declared.values().stream()
        .filter(setting -> setting.type() == Setting.Type.SECRET)
        .flatMap(setting -> Optional.ofNullable(values.get(setting.name())).stream())
        .toList();
  }

  @Override
  public String text(String name) {
    return required(name, findText(name));
  }

  @Override
  public Optional<String> findText(String name) {
    return find(name, Setting.Type.TEXT, Setting.Type.WORD).map(Secret::reveal);
  }

  @Override
  public int number(String name) {
    return Integer.parseInt(required(name, find(name, Setting.Type.NUMBER)).reveal());
  }

  @Override
  public boolean flag(String name) {
    return find(name, Setting.Type.FLAG)
        .map(Secret::reveal)
        .flatMap(SettingRules::flag)
        .orElse(false);
  }

  @Override
  public URI url(String name) {
    return required(name, findUrl(name));
  }

  @Override
  public Optional<URI> findUrl(String name) {
    return find(name, Setting.Type.URL).map(Secret::reveal).flatMap(BaseUrl::parse);
  }

  @Override
  public Secret secret(String name) {
    return required(name, findSecret(name));
  }

  @Override
  public Optional<Secret> findSecret(String name) {
    return find(name, Setting.Type.SECRET);
  }

  private Optional<Secret> find(String name, Setting.Type... types) {
    Setting setting = declared.get(name);
    if (setting == null || !List.of(types).contains(setting.type())) {
      throw new IllegalArgumentException(
          name + " is not declared as " + String.join(" or ", names(types)));
    }
    return Optional.ofNullable(values.get(name));
  }

  private static List<String> names(Setting.Type... types) {
    return List.of(types).stream().map(Enum::name).toList();
  }

  private static <T> T required(String name, Optional<T> value) {
    return value.orElseThrow(() -> new IllegalArgumentException(name + " has no value"));
  }
}
