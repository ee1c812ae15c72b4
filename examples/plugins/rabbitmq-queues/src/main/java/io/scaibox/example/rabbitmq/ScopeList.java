package io.scaibox.example.rabbitmq;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.GetResponse;
import io.scaibox.domain.queue.ExistingQueue;
import io.scaibox.domain.queue.ExistingScope;
import io.scaibox.domain.queue.QueueMode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The list of a scope's queues, kept as the one message of a queue: AMQP itself can neither list
 * queues nor tell how one was declared. Used under the scope's lock.
 *
 * <p>A message that was read goes back when its channel closes, whatever happens; a changed list
 * replaces it in one transaction.
 */
final class ScopeList {

  private static final int FORMAT = 1;

  private final Channel channel;
  private final String scope;
  private final long tag;
  private final List<ExistingQueue> queues;

  private ScopeList(Channel channel, String scope, long tag, List<ExistingQueue> queues) {
    this.channel = channel;
    this.scope = scope;
    this.tag = tag;
    this.queues = queues;
  }

  /** Reads the list; empty when the process that made its queue died before it was written. */
  static Optional<ScopeList> take(Channel channel, String scope) throws IOException {
    GetResponse message = channel.basicGet(Names.list(scope), false);
    return message == null
        ? Optional.empty()
        : Optional.of(
            new ScopeList(
                channel,
                scope,
                message.getEnvelope().getDeliveryTag(),
                read(scope, message.getBody())));
  }

  /** Makes a scope's queue, if there is none, and puts the first, empty list into it. */
  static ExistingScope start(Channel channel, String scope) throws IOException {
    channel.queueDeclare(Names.list(scope), true, false, false, null);
    channel.txSelect();
    publish(channel, scope, List.of());
    channel.txCommit();
    return scope(scope, List.of());
  }

  ExistingScope scope() {
    return scope(scope, queues);
  }

  private static ExistingScope scope(String scope, List<ExistingQueue> queues) {
    return new ExistingScope(scope, scope, Optional.of("active"), queues);
  }

  /** Puts the list back unchanged, so that it is there for the next holder of the lock. */
  void putBack() throws IOException {
    channel.basicReject(tag, true);
    channel.queueDeclarePassive(Names.list(scope));
  }

  /** Replaces the list by one that has this queue, too. */
  void add(ExistingQueue queue) throws IOException {
    List<ExistingQueue> more = new ArrayList<>(queues);
    more.add(queue);
    channel.txSelect();
    channel.basicAck(tag, false);
    publish(channel, scope, more);
    channel.txCommit();
  }

  private static void publish(Channel channel, String scope, List<ExistingQueue> queues)
      throws IOException {
    BasicProperties persistent = new BasicProperties.Builder().deliveryMode(2).build();
    channel.basicPublish("", Names.list(scope), persistent, write(queues));
  }

  private static byte[] write(List<ExistingQueue> queues) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeByte(FORMAT);
    out.writeInt(queues.size());
    for (ExistingQueue queue : queues) {
      out.writeUTF(queue.slug());
      out.writeUTF(queue.mode().orElseThrow().word());
      out.writeInt(queue.maxRetries().orElseThrow());
    }
    return bytes.toByteArray();
  }

  private static List<ExistingQueue> read(String scope, byte[] bytes) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    if (in.readByte() != FORMAT) {
      throw new IOException("the list of scope '" + scope + "' has a format of another version");
    }
    List<ExistingQueue> queues = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      String slug = in.readUTF();
      queues.add(
          new ExistingQueue(
              Names.queue(scope, slug),
              slug,
              QueueMode.named(in.readUTF()),
              Optional.of(in.readInt()),
              Optional.of("active")));
    }
    return queues;
  }
}
