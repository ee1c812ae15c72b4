package io.scaibox.example.plugins;

import io.scaibox.bootstrap.plugin.AdapterSelection;
import io.scaibox.bootstrap.plugin.Adapters;
import io.scaibox.bootstrap.plugin.ProviderCatalogue;
import io.scaibox.bootstrap.setting.Mistake;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** An example plugin as it is shipped, loaded by the product from a folder of plugins. */
final class PackagedPlugin {

  private final Path plugins;

  private PackagedPlugin(Path plugins) {
    this.plugins = plugins;
  }

  /** Installs a plugin that the build packaged into an empty plugins folder. */
  static PackagedPlugin of(String module) {
    try {
      Path plugins = Files.createTempDirectory("plugins");
      install(module, plugins);
      return new PackagedPlugin(plugins);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Copies a plugin into a plugins folder. */
  static void install(String module, Path plugins) throws IOException {
    Path target = Files.createDirectories(plugins.resolve(module));
    try (Stream<Path> jars = Files.list(Path.of("..", module, "target", "plugin"))) {
      for (Path jar : jars.toList()) {
        Files.copy(jar, target.resolve(jar.getFileName()));
      }
    }
  }

  /** Returns the folder of plugins. */
  Path folder() {
    return plugins;
  }

  /**
   * Opens the adapters as a process would that has these variables; ports that they name no adapter
   * for are served in memory.
   */
  Adapters open(Map<String, String> variables) {
    Map<String, String> all = new HashMap<>(variables);
    for (String ours : List.of("CORES", "QUEUES", "CREDENTIALS", "CONTENTS", "EVENTS")) {
      all.putIfAbsent("SCAIBOX_" + ours, InMemoryProvider.ID);
    }
    ProviderCatalogue catalogue = ProviderCatalogue.of(plugins, true);
    List<Mistake> mistakes = new ArrayList<>(catalogue.mistakes());
    AdapterSelection selection =
        AdapterSelection.read(catalogue, name -> Optional.ofNullable(all.get(name)), mistakes);
    if (!mistakes.isEmpty()) {
      throw new AssertionError(mistakes.toString());
    }
    return Adapters.open(selection, plugins.resolve("data"), Clock.systemUTC(), Map.of());
  }
}
