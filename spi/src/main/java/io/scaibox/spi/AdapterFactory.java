package io.scaibox.spi;

/** Opens one adapter of a provider, once in the life of a process, at its start. */
@FunctionalInterface
public interface AdapterFactory<T> {

  /**
   * Opens the adapter. It need not reach its backend yet: a box starts in any order. One that is
   * {@link AutoCloseable} is closed when the process stops.
   *
   * @throws Exception when the settings can't be worked with; the process then does not start, and
   *     shows the message
   */
  T open(ProviderContext context) throws Exception;
}
