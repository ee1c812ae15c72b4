package io.scaibox.scaigrid.core;

import io.scaibox.spi.AdapterFactory;
import io.scaibox.spi.AdapterProvider;
import io.scaibox.spi.CorePublisher;
import io.scaibox.spi.RunEvents;
import io.scaibox.spi.Setting;
import io.scaibox.upstream.UpstreamClients;
import java.util.List;
import java.util.Optional;

/** Brings Cores and their events on ScaiGrid. */
public final class ScaiGridProvider implements AdapterProvider {

  private static final String SERVICE = "scaigrid";
  private static final String FORMAT = "SCAIGRID_CORE_FORMAT";

  @Override
  public String id() {
    return SERVICE;
  }

  @Override
  public int spiVersion() {
    return SPI_VERSION;
  }

  @Override
  public String description() {
    return "Cores and their events on ScaiGrid.";
  }

  @Override
  public List<Setting> settings() {
    return List.of(Setting.word(FORMAT, List.of("yaml", "json"), "Body that carries a manifest."));
  }

  @Override
  public Optional<AdapterFactory<CorePublisher>> cores() {
    return Optional.of(
        context ->
            new ScaiGridCorePublisher(
                context.shared(UpstreamClients.class).orElseThrow().client(SERVICE),
                CoreFormat.named(context.settings().text(FORMAT)).orElseThrow()));
  }

  @Override
  public Optional<AdapterFactory<RunEvents>> events() {
    return Optional.of(
        context ->
            new ScaiGridRunEvents(
                context.shared(UpstreamClients.class).orElseThrow().client(SERVICE)));
  }
}
