package io.scaibox.bootstrap.plugin;

import io.scaibox.spi.ProviderContext;
import io.scaibox.spi.SettingValues;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What one provider gets from the process.
 *
 * @param data the folder that its own is made in
 * @param shared what adapters on our own class path may ask for
 */
record PluginContext(
    String id, SettingValues settings, Clock clock, Path data, Map<Class<?>, Supplier<?>> shared)
    implements ProviderContext {

  PluginContext {
    shared = Map.copyOf(shared);
  }

  @Override
  public Path folder() {
    try {
      return Files.createDirectories(data.resolve("plugins").resolve(id));
    } catch (IOException e) {
      throw new UncheckedIOException("the folder of plugin '" + id + "' can't be made", e);
    }
  }

  @Override
  public System.Logger log() {
    return new PluginLog(id);
  }

  @Override
  public <T> Optional<T> shared(Class<T> type) {
    return Optional.ofNullable(shared.get(type)).map(Supplier::get).map(type::cast);
  }
}
