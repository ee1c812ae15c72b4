package io.scaibox.scaigrid.core;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.platform.Secret;
import io.scaibox.emulator.Emulator;
import io.scaibox.emulator.EmulatorSettings;
import io.scaibox.json.JsonWriter;
import io.scaibox.spi.AdapterProvider;
import io.scaibox.spi.CorePublisher;
import io.scaibox.spi.RunEvents;
import io.scaibox.spi.UpstreamCall;
import io.scaibox.testkit.AdapterProviderContract;
import io.scaibox.testkit.CorePublisherContract;
import io.scaibox.testkit.RunEventsContract;
import io.scaibox.testkit.Samples;
import io.scaibox.upstream.UpstreamClient;
import io.scaibox.upstream.UpstreamClients;
import io.scaibox.upstream.UpstreamSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;

/** Our own adapters of ScaiGrid keep partners' contracts, against the emulator over HTTP. */
class ScaiGridContractTest {

  private static final Emulator EMULATOR = Emulator.start(EmulatorSettings.onFreePort());

  @AfterAll
  static void stop() {
    EMULATOR.close();
  }

  private static UpstreamClient client() {
    return new UpstreamClients(
            UpstreamSettings.DEFAULT, new SimpleMeterRegistry(), Clock.systemUTC())
        .client("scaigrid");
  }

  private static UpstreamCall callOfAdmin() {
    return Samples.call(
        Secret.of(EmulatorSettings.EXAMPLE_KEY),
        URI.create(EMULATOR.baseUrl()),
        Duration.ofSeconds(30));
  }

  @Nested
  class CoresAsYaml implements CorePublisherContract {
    CoreFormat format() {
      return CoreFormat.YAML;
    }

    @Override
    public CorePublisher cores() {
      return new ScaiGridCorePublisher(client(), format());
    }

    @Override
    public CorePublisher unreachable() {
      return cores();
    }

    @Override
    public UpstreamCall call() {
      return callOfAdmin();
    }
  }

  @Nested
  class CoresAsJson extends CoresAsYaml {
    @Override
    CoreFormat format() {
      return CoreFormat.JSON;
    }
  }

  @Nested
  class Events implements RunEventsContract {
    @Override
    public RunEvents events() {
      return new ScaiGridRunEvents(client());
    }

    @Override
    public RunEvents unreachable() {
      return events();
    }

    @Override
    public UpstreamCall call() {
      return callOfAdmin();
    }

    @Override
    public void emit(JsonObject event) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(EMULATOR.baseUrl() + "/_emulator/events"))
              .POST(HttpRequest.BodyPublishers.ofString(JsonWriter.write(event)))
              .build();
      try {
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  @Nested
  class Provider implements AdapterProviderContract {
    @Override
    public AdapterProvider provider() {
      return new ScaiGridProvider();
    }

    @Override
    public boolean isOurs() {
      return true;
    }
  }
}
