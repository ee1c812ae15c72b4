package io.scaibox.bootstrap.configuration;

import io.scaibox.application.credential.BaseUrl;
import io.scaibox.bootstrap.setting.Mistake;
import io.scaibox.bootstrap.setting.SettingRules;
import io.scaibox.domain.platform.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads single settings and collects the mistakes, so that all are reported together. */
final class Settings {

  private final Environment environment;
  private final List<Mistake> mistakes = new ArrayList<>();

  Settings(Environment environment) {
    this.environment = environment;
    mistakes.addAll(environment.mistakes());
  }

  String text(String name, String fallback) {
    return environment.get(name).orElse(fallback);
  }

  Optional<String> text(String name) {
    return environment.get(name);
  }

  String matching(String name, String fallback, Pattern pattern, String expected) {
    String text = text(name, fallback);
    if (!pattern.matcher(text).matches()) {
      mistake(
          name, "is '" + text + "' (expected: " + expected + ")", "Set it to " + expected + ".");
      return fallback;
    }
    return text;
  }

  Optional<Secret> secret(String name) {
    return environment.get(name).map(Secret::of);
  }

  /** Reads a secret that is sent as a bearer, which HTTP limits to visible ASCII. */
  Optional<Secret> bearer(String name) {
    Optional<String> text = environment.get(name);
    if (text.isPresent() && !text.get().matches("[!-~]+")) {
      mistake(
          name,
          "holds a character that a bearer can't have (expected: visible ASCII)",
          "Copy the whole key again, without spaces or quotes.");
      return Optional.empty();
    }
    return text.map(Secret::of);
  }

  boolean flag(String name, boolean fallback) {
    return read(name, fallback, SettingRules::flag, value -> SettingRules.noFlag(name, value));
  }

  int number(String name, int fallback, int least, int most) {
    return read(
        name,
        fallback,
        value -> SettingRules.number(value, least, most),
        value -> SettingRules.noNumber(name, value, least, most));
  }

  Optional<URI> url(String name) {
    Optional<String> text = environment.get(name);
    Optional<URI> url = text.flatMap(BaseUrl::parse);
    if (text.isPresent() && url.isEmpty()) {
      mistakes.add(SettingRules.noUrl(name));
    }
    return url;
  }

  Path path(String name, Path fallback) {
    return environment.get(name).map(Path::of).orElse(fallback);
  }

  <T> T word(String name, T fallback, Function<String, Optional<T>> reader, String... expected) {
    return read(
        name,
        fallback,
        value -> reader.apply(value.toLowerCase(Locale.ROOT)),
        value -> SettingRules.noWord(name, value, List.of(expected)));
  }

  private <T> T read(
      String name,
      T fallback,
      Function<String, Optional<T>> reader,
      Function<String, Mistake> complaint) {
    Optional<String> text = environment.get(name);
    if (text.isEmpty()) {
      return fallback;
    }
    Optional<T> value = reader.apply(text.get());
    if (value.isEmpty()) {
      mistakes.add(complaint.apply(text.get()));
    }
    return value.orElse(fallback);
  }

  void mistake(String name, String message, String fix) {
    mistakes.add(new Mistake(name, message, fix));
  }

  void throwIfMistaken() {
    if (!mistakes.isEmpty()) {
      throw new ConfigurationException(mistakes);
    }
  }
}
