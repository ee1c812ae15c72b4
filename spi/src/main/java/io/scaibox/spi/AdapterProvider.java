package io.scaibox.spi;

import java.util.List;
import java.util.Optional;

/**
 * Brings adapters into the house: the one thing that a plugin registers with {@link
 * java.util.ServiceLoader}, under {@code META-INF/services/io.scaibox.spi.AdapterProvider}.
 *
 * <p>An implementation is a public class with a public constructor without parameters. Everything
 * but the factories only describes: it is called whether or not the adapters are used, must be
 * quick, always give the same, and touch nothing outside. Our own adapters come in by the same
 * interface.
 */
public interface AdapterProvider {

  /** The version of this interface and of the ports; it changes when old plugins would break. */
  int SPI_VERSION = 1;

  /**
   * Returns the name that {@code SCAIBOX_QUEUES} and its like choose the adapters by: 1 to 32 lower
   * case letters, digits and dashes, a letter first.
   */
  String id();

  /** Returns the {@link #SPI_VERSION} that the plugin was compiled against: that very constant. */
  int spiVersion();

  /** Returns one sentence for people who look at {@code scaibox plugins}. */
  default String description() {
    return "";
  }

  /** Returns the settings that the adapters read; nothing else of the environment is theirs. */
  default List<Setting> settings() {
    return List.of();
  }

  /** Returns how to open the adapter that runs Cores; empty when the plugin brings none. */
  default Optional<AdapterFactory<CorePublisher>> cores() {
    return Optional.empty();
  }

  /** Returns how to open the adapter that finds and makes queues. */
  default Optional<AdapterFactory<QueueProvisioner>> queues() {
    return Optional.empty();
  }

  /** Returns how to open the adapter that keeps tenants' keys. */
  default Optional<AdapterFactory<CredentialVault>> credentials() {
    return Optional.empty();
  }

  /** Returns how to open the adapter that keeps the content of flows. */
  default Optional<AdapterFactory<FlowContentStore>> contents() {
    return Optional.empty();
  }

  /** Returns how to open the adapter that reads what running Cores tell. */
  default Optional<AdapterFactory<RunEvents>> events() {
    return Optional.empty();
  }

  /** Returns how to open the adapter that says what callers may do. */
  default Optional<AdapterFactory<PermissionSource>> permissions() {
    return Optional.empty();
  }

  /** Returns how to open the gate that deploys have to pass. */
  default Optional<AdapterFactory<DeployGate>> gates() {
    return Optional.empty();
  }
}
