package io.scaibox.example.rabbitmq;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import io.scaibox.spi.UpstreamCall;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets one caller at a time work on a scope, across processes: the lock is an exclusive queue,
 * which the broker deletes when its connection is gone. Thread-safe.
 */
final class ScopeLock {

  private static final int PAUSE_MILLIS = 15;
  private static final String LOCKED = "405";

  /** An exclusive queue belongs to a whole connection: its threads are kept apart here. */
  private final Map<String, ReentrantLock> here = new ConcurrentHashMap<>();

  /** Work under the lock. */
  interface Work<T> {
    T on(Channel channel) throws IOException, TimeoutException, InterruptedException;
  }

  /** Does some work under a scope's lock, or fails when the call's time is over before. */
  <T> T during(UpstreamCall call, Connection connection, String scope, Work<T> work)
      throws IOException, TimeoutException, InterruptedException {
    ReentrantLock mine = here.computeIfAbsent(scope, name -> new ReentrantLock());
    if (!mine.tryLock(call.timeLeft().toMillis(), TimeUnit.MILLISECONDS)) {
      throw new TimeoutException("another thread works on the scope");
    }
    try {
      Channel channel = locked(call, connection, Names.lock(scope));
      try {
        return work.on(channel);
      } finally {
        unlock(connection, channel, scope);
      }
    } finally {
      mine.unlock();
    }
  }

  private static Channel locked(UpstreamCall call, Connection connection, String lock)
      throws IOException, TimeoutException, InterruptedException {
    while (true) {
      Channel channel = connection.createChannel();
      try {
        channel.queueDeclare(lock, false, true, true, null);
        return channel;
      } catch (IOException e) {
        channel.abort();
        if (!Broker.isAnswer(e, LOCKED)) {
          throw e;
        }
      }
      if (call.timeLeft().isZero()) {
        throw new TimeoutException("another process works on the scope");
      }
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  /**
   * Gives back what the work's channel holds, then the lock. Work that failed has closed its
   * channel already, but the lock is its connection's.
   */
  private static void unlock(Connection connection, Channel channel, String scope)
      throws IOException {
    channel.abort();
    if (connection.isOpen()) {
      Channel fresh = connection.createChannel();
      fresh.queueDelete(Names.lock(scope));
      fresh.abort();
    }
  }
}
