package io.scaibox.domain.queue;

import java.util.List;

/** The scope and the queues that a flow wants to exist before it runs. */
public record QueueTopology(String scope, List<QueueDeclaration> queues) {

  public QueueTopology {
    queues = List.copyOf(queues);
  }
}
