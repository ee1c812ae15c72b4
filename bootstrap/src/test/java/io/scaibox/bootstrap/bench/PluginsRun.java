package io.scaibox.bootstrap.bench;

import io.scaibox.bootstrap.plugin.PluginJar;
import io.scaibox.bootstrap.plugin.ProviderCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/** Measures how long it takes to find and load ten plugins, beside finding none. */
final class PluginsRun {

  private static final int PLUGINS = 10;
  private static final int ROUNDS = 9;

  private PluginsRun() {}

  static void measure(Path folder) throws IOException {
    Path plugins = Files.createDirectories(folder.resolve("plugins"));
    for (int i = 0; i < PLUGINS; i++) {
      PluginJar.write(
          plugins.resolve("plugin-" + i + ".jar"),
          "static final String ID = \"plugin-"
              + i
              + "\"; public Optional<AdapterFactory<DeployGate>> gates() {"
              + " return Optional.of(context -> proposal -> List.of()); }");
    }
    double ten = medianMillis(plugins);
    double none = medianMillis(folder.resolve("no-plugins"));
    System.out.println(
        String.format(
            Locale.ROOT,
            "ten plugins found and loaded %.1f ms more than the %.1f ms without any (median of %d)",
            ten - none,
            none,
            ROUNDS));
  }

  private static double medianMillis(Path plugins) {
    long[] nanos = new long[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      long started = System.nanoTime();
      try (ProviderCatalogue catalogue = ProviderCatalogue.of(plugins, false)) {
        nanos[i] = System.nanoTime() - started;
        if (!catalogue.mistakes().isEmpty()) {
          throw new IllegalStateException(catalogue.mistakes().toString());
        }
      }
    }
    Arrays.sort(nanos);
    return nanos[ROUNDS / 2] / 1e6;
  }
}
