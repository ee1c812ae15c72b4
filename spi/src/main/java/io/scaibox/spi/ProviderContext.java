package io.scaibox.spi;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** What an adapter gets from the process that it works in. Thread-safe. */
public interface ProviderContext {

  /** Returns the provider's settings, checked by their declarations. */
  SettingValues settings();

  /** Returns the clock to tell time by. */
  Clock clock();

  /** Returns a folder of the provider's own, which is made when it is asked for. */
  Path folder();

  /** Returns the provider's log, whose lines end up in the process's. */
  System.Logger log();

  /**
   * Returns something that the process shares with the adapters on its own class path, such as its
   * database. A plugin in a class loader of its own can't name those types, and gets nothing here.
   */
  <T> Optional<T> shared(Class<T> type);
}
