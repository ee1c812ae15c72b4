package io.scaibox.example.rabbitmq;

import com.rabbitmq.client.ConnectionFactory;
import io.scaibox.spi.AdapterFactory;
import io.scaibox.spi.AdapterProvider;
import io.scaibox.spi.QueueProvisioner;
import io.scaibox.spi.Setting;
import io.scaibox.spi.SettingValues;
import java.util.List;
import java.util.Optional;

/** Brings queues on RabbitMQ: {@code SCAIBOX_QUEUES=rabbit}. */
public final class RabbitProvider implements AdapterProvider {

  @Override
  public String id() {
    return "rabbit";
  }

  @Override
  public int spiVersion() {
    return SPI_VERSION;
  }

  @Override
  public String description() {
    return "Queues on RabbitMQ, or another AMQP 0-9-1 broker.";
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        Setting.text("RABBITMQ_HOST", "Where the broker is.").defaultsTo("127.0.0.1"),
        Setting.number("RABBITMQ_PORT", 1, 65_535, 5672, "Its port."),
        Setting.text("RABBITMQ_VIRTUAL_HOST", "The virtual host.").defaultsTo("/"),
        Setting.text("RABBITMQ_USER", "Who signs in.").mandatory(),
        Setting.secret("RABBITMQ_PASSWORD", "That user's password.").mandatory(),
        Setting.flag("RABBITMQ_TLS", "Whether the connection is encrypted."),
        Setting.text(
                "RABBITMQ_PRIORITY_ARGUMENT",
                "Queue argument with the number of priorities, which other brokers call otherwise.")
            .defaultsTo("x-max-priority"));
  }

  @Override
  public Optional<AdapterFactory<QueueProvisioner>> queues() {
    return Optional.of(
        context ->
            new RabbitQueues(
                new Broker(factory(context.settings())),
                context.settings().text("RABBITMQ_PRIORITY_ARGUMENT")));
  }

  private static ConnectionFactory factory(SettingValues settings) throws Exception {
    ConnectionFactory factory = new ConnectionFactory();
    factory.setHost(settings.text("RABBITMQ_HOST"));
    factory.setPort(settings.number("RABBITMQ_PORT"));
    factory.setVirtualHost(settings.text("RABBITMQ_VIRTUAL_HOST"));
    factory.setUsername(settings.text("RABBITMQ_USER"));
    factory.setPassword(settings.secret("RABBITMQ_PASSWORD").reveal());
    factory.setAutomaticRecoveryEnabled(false);
    factory.setConnectionTimeout(3_000);
    factory.setHandshakeTimeout(3_000);
    factory.setRequestedHeartbeat(20);
    if (settings.flag("RABBITMQ_TLS")) {
      factory.useSslProtocol();
      factory.enableHostnameVerification();
    }
    return factory;
  }
}
