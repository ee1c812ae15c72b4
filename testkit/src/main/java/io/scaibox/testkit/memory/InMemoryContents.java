package io.scaibox.testkit.memory;

import io.scaibox.spi.BackendUnavailableException;
import io.scaibox.spi.FlowContentStore;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps content as long as it lives; can be told to be away. Thread-safe. */
public final class InMemoryContents implements FlowContentStore {

  private final Map<String, byte[]> contents = new ConcurrentHashMap<>();
  private volatile boolean away;

  /** From now on nobody can ask it. */
  public InMemoryContents goAway() {
    away = true;
    return this;
  }

  @Override
  public void put(String key, byte[] content) {
    open().put(key, content.clone());
  }

  @Override
  public Optional<byte[]> get(String key) {
    return Optional.ofNullable(open().get(key)).map(byte[]::clone);
  }

  private Map<String, byte[]> open() {
    if (away) {
      throw new BackendUnavailableException("memory", "it was told to be away");
    }
    return contents;
  }
}
