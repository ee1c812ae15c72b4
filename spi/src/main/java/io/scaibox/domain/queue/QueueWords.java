package io.scaibox.domain.queue;

import java.util.List;

/** The words that a queue's declaration may use (reference/scaiflow.md 23). */
public final class QueueWords {

  /** In which order and to how many consumers messages go. */
  public static final List<String> MODES = List.of("fifo", "priority", "deadline", "broadcast");

  /** What a queue is for; only the canvas looks at it. */
  public static final List<String> PURPOSES =
      List.of("intake", "processing", "review", "escalation", "completed", "dead-letter", "custom");

  private QueueWords() {}
}
