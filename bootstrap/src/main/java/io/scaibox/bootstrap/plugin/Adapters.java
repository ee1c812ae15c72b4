package io.scaibox.bootstrap.plugin;

import io.scaibox.bootstrap.setting.Mistake;
import io.scaibox.domain.platform.Secret;
import io.scaibox.spi.AdapterFactory;
import io.scaibox.spi.AdapterProvider;
import io.scaibox.spi.CorePublisher;
import io.scaibox.spi.CredentialVault;
import io.scaibox.spi.DeployGate;
import io.scaibox.spi.FlowContentStore;
import io.scaibox.spi.PermissionSource;
import io.scaibox.spi.ProviderContext;
import io.scaibox.spi.QueueProvisioner;
import io.scaibox.spi.RunEvents;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The adapters that serve this process: opened by their providers and, where they came in a plugin,
 * behind its guard. Thread-safe once opened.
 */
public final class Adapters implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Adapters.class);

  private final AdapterSelection selection;
  private final Path data;
  private final Clock clock;
  private final Map<Class<?>, Supplier<?>> shared;
  private final Map<String, PluginGuard> guards = new HashMap<>();
  private final Deque<AutoCloseable> opened = new ArrayDeque<>();
  private final List<Mistake> mistakes = new ArrayList<>();
  private final Map<AdapterPort, Object> adapters = new HashMap<>();
  private final Map<String, DeployGate> gates = new LinkedHashMap<>();

  private Adapters(
      AdapterSelection selection, Path data, Clock clock, Map<Class<?>, Supplier<?>> shared) {
    this.selection = selection;
    this.data = data;
    this.clock = clock;
    this.shared = Map.copyOf(shared);
  }

  /**
   * Opens all adapters.
   *
   * @param data the folder in which plugins keep what is theirs
   * @param shared what our own adapters may ask for
   * @throws AdaptersFailedException when some can't be opened: all of them at once
   */
  public static Adapters open(
      AdapterSelection selection, Path data, Clock clock, Map<Class<?>, Supplier<?>> shared) {
    Adapters all = new Adapters(selection, data, clock, shared);
    all.openOne(AdapterPort.CORES, AdapterProvider::cores, GuardedCores::new);
    all.openOne(AdapterPort.QUEUES, AdapterProvider::queues, GuardedQueues::new);
    all.openOne(AdapterPort.CREDENTIALS, AdapterProvider::credentials, GuardedVault::new);
    all.openOne(AdapterPort.CONTENTS, AdapterProvider::contents, GuardedContents::new);
    all.openOne(AdapterPort.EVENTS, AdapterProvider::events, GuardedEvents::new);
    all.openOne(AdapterPort.PERMISSIONS, AdapterProvider::permissions, GuardedPermissions::new);
    for (FoundProvider provider : selection.of(AdapterPort.GATES)) {
      all.open(AdapterPort.GATES, provider, AdapterProvider::gates, GuardedGate::new)
          .ifPresent(gate -> all.gates.put(provider.id(), gate));
    }
    if (!all.mistakes.isEmpty()) {
      all.close();
      throw new AdaptersFailedException(all.mistakes);
    }
    return all;
  }

  /** Returns what runs Cores. */
  public CorePublisher cores() {
    return get(AdapterPort.CORES, CorePublisher.class);
  }

  /** Returns what finds and makes queues. */
  public QueueProvisioner queues() {
    return get(AdapterPort.QUEUES, QueueProvisioner.class);
  }

  /** Returns what keeps tenants' keys. */
  public CredentialVault credentials() {
    return get(AdapterPort.CREDENTIALS, CredentialVault.class);
  }

  /** Returns what keeps the content of flows. */
  public FlowContentStore contents() {
    return get(AdapterPort.CONTENTS, FlowContentStore.class);
  }

  /** Returns what reads the events of running Cores. */
  public RunEvents events() {
    return get(AdapterPort.EVENTS, RunEvents.class);
  }

  /** Returns what says what callers may do. */
  public PermissionSource permissions() {
    return get(AdapterPort.PERMISSIONS, PermissionSource.class);
  }

  /** Returns the gates that deploys have to pass, by the ids of their providers, in their order. */
  public Map<String, DeployGate> gates() {
    return Collections.unmodifiableMap(gates);
  }

  /**
   * Closes the adapters, the last one opened first, then the plugins' class loaders; what a plugin
   * does then disturbs no other.
   */
  @Override
  public void close() {
    while (!opened.isEmpty()) {
      AutoCloseable adapter = opened.pop();
      try {
        adapter.close();
      } catch (Exception e) {
        LOG.warn("an adapter could not be closed: {}", e.toString());
      }
    }
    guards.values().forEach(PluginGuard::close);
    selection.catalogue().close();
  }

  private <T> T get(AdapterPort port, Class<T> type) {
    return type.cast(Objects.requireNonNull(adapters.get(port), port::variable));
  }

  private <T> void openOne(
      AdapterPort port,
      Function<AdapterProvider, Optional<AdapterFactory<T>>> factory,
      BiFunction<T, PluginGuard, T> guarded) {
    for (FoundProvider provider : selection.of(port)) {
      open(port, provider, factory, guarded).ifPresent(adapter -> adapters.put(port, adapter));
    }
  }

  private <T> Optional<T> open(
      AdapterPort port,
      FoundProvider provider,
      Function<AdapterProvider, Optional<AdapterFactory<T>>> factory,
      BiFunction<T, PluginGuard, T> guarded) {
    CheckedValues values = selection.values(provider);
    ProviderContext context =
        new PluginContext(provider.id(), values, clock, data, sharedWith(provider));
    try {
      if (!provider.isPlugin()) {
        T adapter = factory.apply(provider.provider()).orElseThrow().open(context);
        closeLater(adapter);
        return Optional.of(adapter);
      }
      PluginGuard guard =
          guards.computeIfAbsent(provider.id(), id -> guard(provider, values.secrets()));
      T adapter =
          guard.call(
              port.word() + ".open",
              PluginGuard.START,
              () -> factory.apply(provider.provider()).orElseThrow().open(context));
      closeLater(adapter, guard, port);
      return Optional.of(guarded.apply(adapter, guard));
    } catch (PluginException e) {
      mistakes.add(
          new Mistake(
              provider.origin(),
              "plugin '"
                  + provider.id()
                  + "' could not open its "
                  + port.word()
                  + ": "
                  + e.reason(),
              "Check its settings with: scaibox plugins."));
      return Optional.empty();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(provider.id() + " could not be opened", e);
    }
  }

  private Map<Class<?>, Supplier<?>> sharedWith(FoundProvider provider) {
    return provider.isPlugin() ? Map.of() : shared;
  }

  private static PluginGuard guard(FoundProvider provider, List<Secret> secrets) {
    return new PluginGuard(provider.id(), provider.loader(), secrets);
  }

  private void closeLater(Object adapter) {
    if (adapter instanceof AutoCloseable closeable) {
      opened.push(closeable);
    }
  }

  private void closeLater(Object adapter, PluginGuard guard, AdapterPort port) {
    if (adapter instanceof AutoCloseable closeable) {
      opened.push(
          () ->
              guard.call(
                  port.word() + ".close",
                  PluginGuard.CALL,
                  () -> {
                    closeable.close();
                    return true;
                  }));
    }
  }
}
