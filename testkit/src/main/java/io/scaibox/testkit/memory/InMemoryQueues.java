package io.scaibox.testkit.memory;

import io.scaibox.domain.queue.ExistingQueue;
import io.scaibox.domain.queue.ExistingScope;
import io.scaibox.domain.queue.QueueDeclaration;
import io.scaibox.spi.QueueProvisioner;
import io.scaibox.spi.UpstreamCall;
import io.scaibox.spi.UpstreamResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps scopes and queues as long as it lives; can be told to be away. Thread-safe. */
public final class InMemoryQueues implements QueueProvisioner {

  private final MemoryUpstream upstream = new MemoryUpstream();
  private final Map<String, Map<String, ExistingQueue>> scopes = new LinkedHashMap<>();

  /** From now on nobody can ask it. */
  public InMemoryQueues goAway() {
    upstream.goAway();
    return this;
  }

  @Override
  public UpstreamResult<Optional<ExistingScope>> find(UpstreamCall call, String scope) {
    return upstream.answer(
        call,
        () ->
            UpstreamResult.answered(
                Optional.ofNullable(scopes.get(scope)).map(queues -> scope(scope, queues))));
  }

  @Override
  public UpstreamResult<Ensured<ExistingScope>> createScope(UpstreamCall call, String scope) {
    return upstream.answer(
        call,
        () -> {
          boolean created = scopes.putIfAbsent(scope, new LinkedHashMap<>()) == null;
          return UpstreamResult.answered(
              new Ensured<>(scope(scope, scopes.getOrDefault(scope, Map.of())), created));
        });
  }

  @Override
  public UpstreamResult<Ensured<ExistingQueue>> createQueue(
      UpstreamCall call, String scopeId, QueueDeclaration queue) {
    return upstream.answer(
        call,
        () -> {
          Map<String, ExistingQueue> queues = scopes.get(scopeId);
          if (queues == null) {
            return MemoryUpstream.refused(404, "there is no scope " + scopeId);
          }
          ExistingQueue made = existing(scopeId, queue);
          ExistingQueue before = queues.putIfAbsent(queue.slug(), made);
          return UpstreamResult.answered(
              new Ensured<>(before == null ? made : before, before == null));
        });
  }

  private static ExistingScope scope(String slug, Map<String, ExistingQueue> queues) {
    return new ExistingScope(slug, slug, Optional.of("active"), List.copyOf(queues.values()));
  }

  private static ExistingQueue existing(String scope, QueueDeclaration queue) {
    return new ExistingQueue(
        scope + '/' + queue.slug(),
        queue.slug(),
        Optional.of(queue.mode()),
        Optional.of(queue.maxRetries()),
        Optional.of("active"));
  }
}
