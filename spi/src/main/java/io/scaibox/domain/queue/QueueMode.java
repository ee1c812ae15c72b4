package io.scaibox.domain.queue;

import java.util.Locale;
import java.util.Optional;

/** How a queue hands out its messages, in ScaiFlow's words (reference/scaiflow.md 23). */
public enum QueueMode {
  FIFO,
  PRIORITY,
  DEADLINE,
  BROADCAST;

  /** Returns the word that flows and manifests use, such as {@code fifo}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Finds a mode by its word. */
  public static Optional<QueueMode> named(String word) {
    for (QueueMode mode : values()) {
      if (mode.word().equals(word)) {
        return Optional.of(mode);
      }
    }
    return Optional.empty();
  }
}
