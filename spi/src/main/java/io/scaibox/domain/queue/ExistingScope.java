package io.scaibox.domain.queue;

import java.util.List;
import java.util.Optional;

/** A scope as its broker describes it, with the queues found in it. */
public record ExistingScope(
    String id, String slug, Optional<String> state, List<ExistingQueue> queues) {

  public ExistingScope {
    queues = List.copyOf(queues);
  }

  /** Finds a queue of this scope by its slug. */
  public Optional<ExistingQueue> queue(String queueSlug) {
    return queues.stream().filter(queue -> queue.slug().equals(queueSlug)).findFirst();
  }
}
