package io.scaibox.example.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaibox.bootstrap.plugin.Adapters;
import io.scaibox.domain.queue.QueueMode;
import io.scaibox.spi.QueueProvisioner;
import io.scaibox.spi.UpstreamFailure;
import io.scaibox.testkit.QueueProvisionerContract;
import io.scaibox.testkit.Samples;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The RabbitMQ plugin, packaged, against a real AMQP broker. */
class RabbitQueuesIT implements QueueProvisionerContract {

  private static final ServerProcess BROKER = start();
  private static final PackagedPlugin PLUGIN = PackagedPlugin.of("rabbitmq-queues");
  private static final List<Adapters> OPEN = new ArrayList<>();
  private static final String PASSWORD = "guest-password";

  private static ServerProcess start() {
    try {
      return ServerProcess.amqpBroker();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @AfterAll
  static void stop() {
    OPEN.forEach(Adapters::close);
    BROKER.close();
  }

  private static QueueProvisioner queues(int port, String password) {
    Adapters adapters =
        PLUGIN.open(
            Map.of(
                "SCAIBOX_QUEUES", "rabbit",
                "RABBITMQ_PORT", String.valueOf(port),
                "RABBITMQ_VIRTUAL_HOST", "default",
                "RABBITMQ_USER", "guest",
                "RABBITMQ_PASSWORD", password,
                "RABBITMQ_PRIORITY_ARGUMENT", "x-qpid-priorities"));
    OPEN.add(adapters);
    return adapters.queues();
  }

  @Override
  public QueueProvisioner provisioner() {
    return queues(BROKER.port(), PASSWORD);
  }

  @Override
  public QueueProvisioner unreachable() {
    return queues(1, PASSWORD);
  }

  @Override
  public Set<QueueMode> modes() {
    return EnumSet.of(QueueMode.FIFO, QueueMode.PRIORITY, QueueMode.BROADCAST);
  }

  @Test
  void aWrongPasswordIsRefusedAndNotShown() {
    UpstreamFailure failure =
        queues(BROKER.port(), "wrong-password")
            .find(call(), Samples.name("x"))
            .failure()
            .orElseThrow();
    assertThat(failure.kind()).isEqualTo(UpstreamFailure.Kind.REFUSED);
    assertThat(failure.message()).contains("refused the user").doesNotContain("wrong-password");
  }
}
