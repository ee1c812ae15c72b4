package io.scaibox.domain.queue;

import java.util.Optional;

/**
 * A queue that a flow declares in {@code config.scaiqueue.queues}.
 *
 * <p>An empty mode or retry count was not declared: it takes the default when the queue is made,
 * and is not compared with a queue that exists (reference/scaiqueue.md 5).
 *
 * @param declaredMaxRetries 0 to 100
 */
public record QueueDeclaration(
    String slug,
    Optional<String> displayName,
    Optional<String> description,
    Optional<QueueMode> declaredMode,
    Optional<Integer> declaredMaxRetries) {

  /** What ScaiFlow assumes when a flow says nothing (reference/scaiflow.md 23). */
  public static final int DEFAULT_MAX_RETRIES = 5;

  /** Returns the declared mode, or {@code fifo}. */
  public QueueMode mode() {
    return declaredMode.orElse(QueueMode.FIFO);
  }

  /** Returns the declared number of retries, or 5. */
  public int maxRetries() {
    return declaredMaxRetries.orElse(DEFAULT_MAX_RETRIES);
  }
}
