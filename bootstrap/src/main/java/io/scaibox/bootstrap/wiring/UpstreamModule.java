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
import io.scaibox.scaigrid.manifest.YamlManifestFormat;
import io.scaibox.upstream.UpstreamClients;
import jakarta.inject.Singleton;

/** What adapters speak to upstreams with, and what is measured on the way. */
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
  static UpstreamClients clients(
      Configuration configuration, MeterRegistry meters, java.time.Clock clock) {
    return new UpstreamClients(configuration.upstream(), meters, clock);
  }

  @Provides
  @Singleton
  static ManifestFormat manifestFormat() {
    return new YamlManifestFormat();
  }
}
