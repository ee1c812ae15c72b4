package io.scaibox.scaiqueue.queue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.scaibox.domain.platform.Secret;
import io.scaibox.emulator.Emulator;
import io.scaibox.emulator.EmulatorSettings;
import io.scaibox.spi.AdapterProvider;
import io.scaibox.spi.QueueProvisioner;
import io.scaibox.spi.UpstreamCall;
import io.scaibox.testkit.AdapterProviderContract;
import io.scaibox.testkit.QueueProvisionerContract;
import io.scaibox.testkit.Samples;
import io.scaibox.upstream.UpstreamClients;
import io.scaibox.upstream.UpstreamSettings;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;

/** Our own adapter of ScaiQueue keeps partners' contract, against the emulator over HTTP. */
class ScaiQueueContractTest {

  private static final Emulator EMULATOR = Emulator.start(EmulatorSettings.onFreePort());

  @AfterAll
  static void stop() {
    EMULATOR.close();
  }

  @Nested
  class Mapped implements QueueProvisionerContract {
    ModeVocabulary vocabulary() {
      return ModeVocabulary.ORDERING_AND_MODE;
    }

    @Override
    public QueueProvisioner provisioner() {
      return new ScaiQueueProvisioner(
          new UpstreamClients(
                  UpstreamSettings.DEFAULT, new SimpleMeterRegistry(), Clock.systemUTC())
              .client("scaiqueue"),
          vocabulary());
    }

    @Override
    public QueueProvisioner unreachable() {
      return new LostQueues(provisioner());
    }

    @Override
    public UpstreamCall call() {
      return Samples.call(
          Secret.of(EmulatorSettings.EXAMPLE_KEY),
          URI.create(EMULATOR.baseUrl()),
          Duration.ofSeconds(30));
    }
  }

  @Nested
  class Direct extends Mapped {
    @Override
    ModeVocabulary vocabulary() {
      return ModeVocabulary.DIRECT;
    }
  }

  @Nested
  class Provider implements AdapterProviderContract {
    @Override
    public AdapterProvider provider() {
      return new ScaiQueueProvider();
    }

    @Override
    public boolean isOurs() {
      return true;
    }
  }
}
