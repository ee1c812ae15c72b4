package io.scaibox.example.rabbitmq;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import io.scaibox.domain.queue.ExistingQueue;
import io.scaibox.domain.queue.ExistingScope;
import io.scaibox.domain.queue.QueueDeclaration;
import io.scaibox.domain.queue.QueueMode;
import io.scaibox.spi.QueueProvisioner;
import io.scaibox.spi.UpstreamCall;
import io.scaibox.spi.UpstreamFailure.Kind;
import io.scaibox.spi.UpstreamResult;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Makes durable queues: {@code fifo} and {@code priority} ones as they are, {@code broadcast} with
 * a fan-out exchange of the same name, to which every further consumer binds a queue of its own.
 * {@code deadline} is refused: AMQP hands out by priority or age, not by due time.
 *
 * <p>The number of retries is the consumers' to count ({@code x-death}); it is kept in the scope's
 * list. Thread-safe.
 */
final class RabbitQueues implements QueueProvisioner, AutoCloseable {

  private static final int PRIORITIES = 10;

  private final Broker broker;
  private final String priorityArgument;
  private final ScopeLock lock = new ScopeLock();

  RabbitQueues(Broker broker, String priorityArgument) {
    this.broker = broker;
    this.priorityArgument = priorityArgument;
  }

  @Override
  public UpstreamResult<Optional<ExistingScope>> find(UpstreamCall call, String scope) {
    return broker.call(
        call,
        connection ->
            exists(connection, Names.list(scope))
                ? UpstreamResult.answered(
                    lock.during(call, connection, scope, channel -> read(channel, scope)))
                : UpstreamResult.answered(Optional.empty()));
  }

  @Override
  public UpstreamResult<Ensured<ExistingScope>> createScope(UpstreamCall call, String scope) {
    return broker.call(
        call,
        connection ->
            UpstreamResult.answered(
                lock.during(
                    call,
                    connection,
                    scope,
                    channel -> {
                      Optional<ExistingScope> there =
                          exists(connection, Names.list(scope))
                              ? read(channel, scope)
                              : Optional.empty();
                      if (there.isPresent()) {
                        return new Ensured<>(there.get(), false);
                      }
                      return new Ensured<>(ScopeList.start(channel, scope), true);
                    })));
  }

  @Override
  public UpstreamResult<Ensured<ExistingQueue>> createQueue(
      UpstreamCall call, String scopeId, QueueDeclaration queue) {
    if (queue.mode() == QueueMode.DEADLINE) {
      return Broker.failed(
          Kind.REFUSED,
          "RabbitMQ has no queues of mode deadline (expected: fifo, priority or broadcast)");
    }
    return broker.call(
        call,
        connection ->
            exists(connection, Names.list(scopeId))
                ? lock.during(call, connection, scopeId, channel -> create(channel, scopeId, queue))
                : noScope(scopeId));
  }

  private UpstreamResult<Ensured<ExistingQueue>> create(
      Channel channel, String scope, QueueDeclaration queue) throws IOException {
    Optional<ScopeList> list = ScopeList.take(channel, scope);
    if (list.isEmpty()) {
      return noScope(scope);
    }
    Optional<ExistingQueue> there = list.get().scope().queue(queue.slug());
    if (there.isPresent()) {
      list.get().putBack();
      return UpstreamResult.answered(new Ensured<>(there.get(), false));
    }
    ExistingQueue made = declare(channel, scope, queue);
    list.get().add(made);
    return UpstreamResult.answered(new Ensured<>(made, true));
  }

  private static <T> UpstreamResult<T> noScope(String scope) {
    return Broker.failed(Kind.REFUSED, "there is no scope '" + scope + "'");
  }

  private static Optional<ExistingScope> read(Channel channel, String scope) throws IOException {
    Optional<ScopeList> list = ScopeList.take(channel, scope);
    if (list.isPresent()) {
      list.get().putBack();
    }
    return list.map(ScopeList::scope);
  }

  @Override
  public void close() {
    broker.close();
  }

  private ExistingQueue declare(Channel channel, String scope, QueueDeclaration queue)
      throws IOException {
    String name = Names.queue(scope, queue.slug());
    Map<String, Object> arguments = new HashMap<>();
    if (queue.mode() == QueueMode.PRIORITY) {
      arguments.put(priorityArgument, PRIORITIES);
    }
    channel.queueDeclare(name, true, false, false, arguments);
    if (queue.mode() == QueueMode.BROADCAST) {
      channel.exchangeDeclare(name, "fanout", true);
      channel.queueBind(name, name, "");
    }
    return new ExistingQueue(
        name,
        queue.slug(),
        Optional.of(queue.mode()),
        Optional.of(queue.maxRetries()),
        Optional.of("active"));
  }

  /**
   * Asks whether a queue exists; the broker closes the channel of who asks for one that doesn't.
   */
  private static boolean exists(Connection connection, String queue) throws IOException {
    Channel channel = connection.createChannel();
    try {
      channel.queueDeclarePassive(queue);
      return true;
    } catch (IOException e) {
      if (Broker.isAnswer(e, "404")) {
        return false;
      }
      throw e;
    } finally {
      channel.abort();
    }
  }
}
