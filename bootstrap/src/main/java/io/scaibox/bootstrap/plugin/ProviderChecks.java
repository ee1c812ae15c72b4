package io.scaibox.bootstrap.plugin;

import io.scaibox.bootstrap.setting.Mistake;
import io.scaibox.spi.AdapterProvider;
import io.scaibox.spi.Setting;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Asks a provider what it is, and checks every answer. */
final class ProviderChecks {

  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,31}");
  private static final Pattern NAME = Pattern.compile("[A-Z][A-Z0-9_]{1,63}");
  private static final Pattern OWN_NAME = Pattern.compile("(SCAIBOX|SCAIFLOW)_.*");

  private ProviderChecks() {}

  /** Returns what the provider says of itself, or empty after adding what is wrong with it. */
  static Optional<FoundProvider> ask(
      AdapterProvider provider, Optional<Path> jar, ClassLoader loader, List<Mistake> mistakes) {
    String where = jar.map(Path::toString).orElse(provider.getClass().getName());
    int version = provider.spiVersion();
    if (version != AdapterProvider.SPI_VERSION) {
      mistakes.add(
          new Mistake(
              where,
              "was built for version %d of the SPI (expected: %d)"
                  .formatted(version, AdapterProvider.SPI_VERSION),
              "Build it anew with the scaibox-spi of this version, or take a fitting release of it."));
      return Optional.empty();
    }
    String id = provider.id();
    if (id == null || !ID.matcher(id).matches()) {
      mistakes.add(
          new Mistake(
              where,
              "has the id '"
                  + id
                  + "' (expected: a letter, then letters, digits and dashes, 1..32)",
              "Give the provider " + provider.getClass().getName() + " an id like 'rabbit'."));
      return Optional.empty();
    }
    Set<AdapterPort> ports = FoundProvider.portsOf(provider);
    List<String> wrong = new ArrayList<>();
    if (ports.isEmpty()) {
      wrong.add("brings no adapter for any port");
    }
    List<Setting> settings = provider.settings();
    if (settings == null) {
      wrong.add("has null for its settings");
    } else {
      Set<String> names = new HashSet<>();
      for (Setting setting : settings) {
        if (!names.add(setting.name())) {
          wrong.add("declares the setting " + setting.name() + " twice");
        }
        check(setting, jar.isPresent()).ifPresent(wrong::add);
      }
    }
    for (String what : wrong) {
      mistakes.add(
          new Mistake(
              where,
              "provider '" + id + "' " + what,
              "Mend " + provider.getClass().getName() + "."));
    }
    return wrong.isEmpty()
        ? Optional.of(
            new FoundProvider(
                id, String.valueOf(provider.description()), jar, loader, ports, settings, provider))
        : Optional.empty();
  }

  private static Optional<String> check(Setting setting, boolean plugin) {
    if (!NAME.matcher(setting.name()).matches()) {
      return Optional.of("declares a setting named '" + setting.name() + "', which is no variable");
    }
    if (plugin && OWN_NAME.matcher(setting.name()).matches()) {
      return Optional.of(
          "declares the setting " + setting.name() + ", a name that is scaibox's own");
    }
    return setting
        .defaultValue()
        .flatMap(value -> SettingCheck.mistake(setting, value))
        .map(mistake -> "declares a default for " + setting.name() + " that " + mistake.message());
  }
}
