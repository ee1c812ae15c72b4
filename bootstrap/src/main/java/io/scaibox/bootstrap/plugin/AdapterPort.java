package io.scaibox.bootstrap.plugin;

import io.scaibox.spi.AdapterFactory;
import io.scaibox.spi.AdapterProvider;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** The ports that a provider may bring adapters for, and the setting that chooses each. */
public enum AdapterPort {
  /** Runs Cores. */
  CORES("scaigrid", AdapterProvider::cores),
  /** Finds and makes queues. */
  QUEUES("scaiqueue", AdapterProvider::queues),
  /** Keeps tenants' keys. */
  CREDENTIALS("database", AdapterProvider::credentials),
  /** Keeps the content of flows. */
  CONTENTS("database", AdapterProvider::contents),
  /** Reads what running Cores tell. */
  EVENTS("scaigrid", AdapterProvider::events),
  /** Says what callers may do. */
  PERMISSIONS("token", AdapterProvider::permissions),
  /** Looks at deploys before they happen; the only port of which several adapters are used. */
  GATES("", AdapterProvider::gates);

  private final String defaultIds;
  private final Function<AdapterProvider, ? extends Optional<? extends AdapterFactory<?>>> factory;

  AdapterPort(
      String defaultIds,
      Function<AdapterProvider, ? extends Optional<? extends AdapterFactory<?>>> factory) {
    this.defaultIds = defaultIds;
    this.factory = factory;
  }

  /** Returns the word that people read, such as {@code queues}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the environment variable that chooses the adapter, such as {@code SCAIBOX_QUEUES}. */
  public String variable() {
    return "SCAIBOX_" + name();
  }

  /** Returns the id that is chosen when the variable is not set; empty: none. */
  public String defaultIds() {
    return defaultIds;
  }

  boolean isBroughtBy(AdapterProvider provider) {
    return factory.apply(provider).isPresent();
  }
}
