package io.scaibox.scaiqueue.queue;

import io.scaibox.spi.AdapterFactory;
import io.scaibox.spi.AdapterProvider;
import io.scaibox.spi.QueueProvisioner;
import io.scaibox.spi.Setting;
import io.scaibox.upstream.UpstreamClients;
import java.util.List;
import java.util.Optional;

/** Brings scopes and queues on ScaiQueue. */
public final class ScaiQueueProvider implements AdapterProvider {

  private static final String SERVICE = "scaiqueue";
  private static final String VOCABULARY = "SCAIQUEUE_MODE_VOCABULARY";

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
    return "Scopes and queues on ScaiQueue.";
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        Setting.word(
            VOCABULARY,
            List.of("mapped", "direct"),
            "Words for queue modes: ordering and consumer_mode, or ScaiFlow's own."));
  }

  @Override
  public Optional<AdapterFactory<QueueProvisioner>> queues() {
    return Optional.of(
        context ->
            new ScaiQueueProvisioner(
                context.shared(UpstreamClients.class).orElseThrow().client(SERVICE),
                ModeVocabulary.named(context.settings().text(VOCABULARY)).orElseThrow()));
  }
}
