package io.scaibox.bootstrap.configuration;

import io.scaibox.application.credential.BaseUrl;
import io.scaibox.domain.platform.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads single settings and collects the mistakes, so that all are reported together. */
final class Settings {

  private final Environment environment;
  private final List<ConfigurationMistake> mistakes = new ArrayList<>();

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
    Optional<String> text = environment.get(name).map(value -> value.toLowerCase(Locale.ROOT));
    if (text.isEmpty()) {
      return fallback;
    }
    return switch (text.get()) {
      case "true", "1", "yes", "on" -> true;
      case "false", "0", "no", "off" -> false;
      default -> {
        mistake(name, "is no boolean (expected: true or false)", "Set it to true or false.");
        yield fallback;
      }
    };
  }

  int number(String name, int fallback, int least, int most) {
    Optional<String> text = environment.get(name);
    if (text.isEmpty()) {
      return fallback;
    }
    if (text.get().matches("\\d{1,9}")) {
      int number = Integer.parseInt(text.get());
      if (number >= least && number <= most) {
        return number;
      }
    }
    String range = least + ".." + most;
    mistake(
        name,
        "is '" + text.get() + "' (expected: " + range + ")",
        "Set it to a number in " + range + ".");
    return fallback;
  }

  Optional<URI> url(String name) {
    Optional<String> text = environment.get(name);
    Optional<URI> url = text.flatMap(BaseUrl::parse);
    if (text.isPresent() && url.isEmpty()) {
      mistake(
          name,
          "is no base URL (expected: " + BaseUrl.FORM + ")",
          "Write it like https://grid.example.");
    }
    return url;
  }

  Path path(String name, Path fallback) {
    return environment.get(name).map(Path::of).orElse(fallback);
  }

  <T> T word(String name, T fallback, Function<String, Optional<T>> reader, String... expected) {
    Optional<String> text = environment.get(name);
    if (text.isEmpty()) {
      return fallback;
    }
    Optional<T> value = reader.apply(text.get().toLowerCase(Locale.ROOT));
    if (value.isEmpty()) {
      String words = Arrays.stream(expected).collect(Collectors.joining(" or "));
      mistake(
          name,
          "is '" + text.get() + "' (expected: " + words + ")",
          "Set it to " + words + ", or unset it.");
    }
    return value.orElse(fallback);
  }

  void mistake(String name, String message, String fix) {
    mistakes.add(new ConfigurationMistake(name, message, fix));
  }

  void throwIfMistaken() {
    if (!mistakes.isEmpty()) {
      throw new ConfigurationException(mistakes);
    }
  }
}
