package io.scaibox.example.plugins;

import io.scaibox.spi.AdapterFactory;
import io.scaibox.spi.AdapterProvider;
import io.scaibox.spi.CorePublisher;
import io.scaibox.spi.CredentialVault;
import io.scaibox.spi.FlowContentStore;
import io.scaibox.spi.QueueProvisioner;
import io.scaibox.spi.RunEvents;
import io.scaibox.testkit.memory.InMemoryContents;
import io.scaibox.testkit.memory.InMemoryCores;
import io.scaibox.testkit.memory.InMemoryEvents;
import io.scaibox.testkit.memory.InMemoryQueues;
import io.scaibox.testkit.memory.InMemoryVault;
import java.util.Optional;

/** Serves in memory the ports that a packaged plugin leaves to others, without a box around it. */
public final class InMemoryProvider implements AdapterProvider {

  static final String ID = "memory";

  @Override
  public String id() {
    return ID;
  }

  @Override
  public int spiVersion() {
    return SPI_VERSION;
  }

  @Override
  public Optional<AdapterFactory<CorePublisher>> cores() {
    return Optional.of(context -> new InMemoryCores());
  }

  @Override
  public Optional<AdapterFactory<QueueProvisioner>> queues() {
    return Optional.of(context -> new InMemoryQueues());
  }

  @Override
  public Optional<AdapterFactory<CredentialVault>> credentials() {
    return Optional.of(context -> new InMemoryVault());
  }

  @Override
  public Optional<AdapterFactory<FlowContentStore>> contents() {
    return Optional.of(context -> new InMemoryContents());
  }

  @Override
  public Optional<AdapterFactory<RunEvents>> events() {
    return Optional.of(context -> new InMemoryEvents());
  }
}
