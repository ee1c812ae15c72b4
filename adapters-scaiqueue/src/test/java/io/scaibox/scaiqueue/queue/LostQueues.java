package io.scaibox.scaiqueue.queue;

import io.scaibox.domain.queue.ExistingQueue;
import io.scaibox.domain.queue.ExistingScope;
import io.scaibox.domain.queue.QueueDeclaration;
import io.scaibox.spi.QueueProvisioner;
import io.scaibox.spi.UpstreamCall;
import io.scaibox.spi.UpstreamResult;
import io.scaibox.testkit.Samples;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Sends all calls to an address at which nobody listens: the address is part of a call here. */
record LostQueues(QueueProvisioner queues) implements QueueProvisioner {

  private static UpstreamCall lost(UpstreamCall call) {
    return Samples.call(
        call.credential().bearer(), URI.create("http://127.0.0.1:1"), Duration.ofSeconds(5));
  }

  @Override
  public UpstreamResult<Optional<ExistingScope>> find(UpstreamCall call, String scope) {
    return queues.find(lost(call), scope);
  }

  @Override
  public UpstreamResult<Ensured<ExistingScope>> createScope(UpstreamCall call, String scope) {
    return queues.createScope(lost(call), scope);
  }

  @Override
  public UpstreamResult<Ensured<ExistingQueue>> createQueue(
      UpstreamCall call, String scopeId, QueueDeclaration queue) {
    return queues.createQueue(lost(call), scopeId, queue);
  }
}
