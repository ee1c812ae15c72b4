package io.scaibox.bootstrap.plugin;

import io.scaibox.domain.queue.ExistingQueue;
import io.scaibox.domain.queue.ExistingScope;
import io.scaibox.domain.queue.QueueDeclaration;
import io.scaibox.spi.QueueProvisioner;
import io.scaibox.spi.UpstreamCall;
import io.scaibox.spi.UpstreamResult;
import java.util.Optional;

/** A plugin's queues, called behind its guard. */
final class GuardedQueues implements QueueProvisioner {

  private final QueueProvisioner plugin;
  private final GuardedUpstream guarded;

  GuardedQueues(QueueProvisioner plugin, PluginGuard guard) {
    this.plugin = plugin;
    this.guarded = new GuardedUpstream(guard, AdapterPort.QUEUES);
  }

  @Override
  public UpstreamResult<Optional<ExistingScope>> find(UpstreamCall call, String scope) {
    return guarded.call(
        "find",
        call,
        () -> plugin.find(call, scope),
        found -> found.flatMap(one -> complaint(one, scope)));
  }

  @Override
  public UpstreamResult<Ensured<ExistingScope>> createScope(UpstreamCall call, String scope) {
    return guarded.call(
        "createScope",
        call,
        () -> plugin.createScope(call, scope),
        ensured -> complaint(ensured.thing(), scope));
  }

  @Override
  public UpstreamResult<Ensured<ExistingQueue>> createQueue(
      UpstreamCall call, String scopeId, QueueDeclaration queue) {
    return guarded.call(
        "createQueue",
        call,
        () -> plugin.createQueue(call, scopeId, queue),
        ensured -> complaint(ensured.thing(), queue));
  }

  private static Optional<String> complaint(ExistingScope found, String asked) {
    return found.slug().equals(asked)
        ? PortAnswers.id("a scope's id", found.id())
        : Optional.of("it was asked for scope '" + asked + "' and gave another");
  }

  private static Optional<String> complaint(ExistingQueue found, QueueDeclaration asked) {
    return found.slug().equals(asked.slug())
        ? PortAnswers.id("a queue's id", found.id())
        : Optional.of("it was asked for queue '" + asked.slug() + "' and gave another");
  }
}
