package io.scaibox.bootstrap.wiring;

import dagger.Module;
import dagger.Provides;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.scaibox.application.compile.ManifestFormat;
import io.scaibox.bootstrap.configuration.Configuration;
import io.scaibox.scaigrid.core.ScaiGridCorePublisher;
import io.scaibox.scaigrid.manifest.YamlManifestFormat;
import io.scaibox.scaiqueue.queue.ScaiQueueProvisioner;
import io.scaibox.spi.CorePublisher;
import io.scaibox.spi.QueueProvisioner;
import io.scaibox.upstream.UpstreamClient;
import jakarta.inject.Singleton;
import java.net.http.HttpClient;

/** Everything that speaks to upstreams, and what is measured on the way. */
@Module
interface UpstreamModule {

  @Provides
  @Singleton
  static PrometheusMeterRegistry prometheus() {
    PrometheusMeterRegistry registry =
        new PrometheusMeterRegistry(
            PrometheusConfig.DEFAULT, new PrometheusRegistry(), Clock.SYSTEM);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    return registry;
  }

  @Provides
  static MeterRegistry meters(PrometheusMeterRegistry prometheus) {
    return prometheus;
  }

  @Provides
  @Singleton
  static HttpClient http(Configuration configuration) {
    return UpstreamClient.httpClient(configuration.upstream());
  }

  @Provides
  @Singleton
  static ManifestFormat manifestFormat() {
    return new YamlManifestFormat();
  }

  @Provides
  @Singleton
  static CorePublisher cores(
      Configuration configuration, HttpClient http, MeterRegistry meters, java.time.Clock clock) {
    return new ScaiGridCorePublisher(
        new UpstreamClient("scaigrid", http, configuration.upstream(), meters, clock),
        configuration.coreFormat());
  }

  @Provides
  @Singleton
  static QueueProvisioner queues(
      Configuration configuration, HttpClient http, MeterRegistry meters, java.time.Clock clock) {
    return new ScaiQueueProvisioner(
        new UpstreamClient("scaiqueue", http, configuration.upstream(), meters, clock),
        configuration.queueVocabulary());
  }
}
