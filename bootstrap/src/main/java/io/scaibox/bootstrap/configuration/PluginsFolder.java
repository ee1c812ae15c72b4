package io.scaibox.bootstrap.configuration;

import io.scaibox.bootstrap.plugin.ProviderCatalogue;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/** The folder in which partners' plugins lie: {@code SCAIBOX_PLUGINS_DIR}, else {@code plugins}. */
public final class PluginsFolder {

  private static final Path DEFAULT = Path.of("plugins");

  private final Function<String, Optional<String>> variables;

  /** Reads the folder from these variables. */
  public PluginsFolder(Environment environment) {
    this(environment::get);
  }

  PluginsFolder(Function<String, Optional<String>> variables) {
    this.variables = variables;
  }

  /** Returns what providers' settings are read from. */
  public Function<String, Optional<String>> variables() {
    return variables;
  }

  /** Returns the folder, which need not exist unless it was named. */
  public Path path() {
    return named().map(Path::of).orElse(DEFAULT);
  }

  /** Finds all providers, our own included. */
  public ProviderCatalogue catalogue() {
    return ProviderCatalogue.of(path(), named().isPresent());
  }

  private Optional<String> named() {
    return variables.apply(ProviderCatalogue.FOLDER);
  }
}
