package io.scaibox.spi;

import java.util.Optional;

/**
 * Keeps the content of flow versions, one object each, under keys such as {@code
 * flows/{tenant}/{flow}/v{version}.flow.json} (reference/scaiflow.md 1).
 *
 * <p>Callers never write a key again once its version is recorded. A key is 1 to 600 characters:
 * ASCII letters, digits and {@code / . _ - ~}, and never a path that leads upwards. Content has up
 * to 64 MiB. What was put is read back by every process at once, also after a crash.
 * Implementations are thread-safe and throw {@link BackendUnavailableException} when the store
 * doesn't answer.
 */
public interface FlowContentStore {

  /**
   * Stores bytes under a key, replacing the leftovers of a write whose version was never recorded.
   */
  void put(String key, byte[] content);

  /** Returns the bytes under a key, or empty when there are none. */
  Optional<byte[]> get(String key);
}
