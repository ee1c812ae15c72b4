package io.scaibox.scaiqueue.queue;

import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.queue.QueueMode;
import java.util.Optional;

/**
 * The one place that maps ScaiFlow's {@code consumer_mode} to ScaiQueue's {@code ordering} and
 * {@code consumer_mode}, and back (reference/scaiqueue.md 4.1).
 */
public enum ModeVocabulary {
  /** ScaiQueue's own two fields. */
  ORDERING_AND_MODE,
  /** One field, {@code consumer_mode}, with ScaiFlow's words. */
  DIRECT;

  private static final String BROADCAST = "broadcast";

  /** Finds a vocabulary by the setting's value: {@code mapped} or {@code direct}. */
  public static Optional<ModeVocabulary> named(String word) {
    return switch (word) {
      case "mapped" -> Optional.of(ORDERING_AND_MODE);
      case "direct" -> Optional.of(DIRECT);
      default -> Optional.empty();
    };
  }

  void write(QueueMode mode, JsonObject.Builder body) {
    if (this == DIRECT) {
      body.put("consumer_mode", mode.word());
    } else if (mode == QueueMode.BROADCAST) {
      body.put("ordering", QueueMode.FIFO.word()).put("consumer_mode", BROADCAST);
    } else {
      body.put("ordering", mode.word()).put("consumer_mode", "competing");
    }
  }

  /** Reads either vocabulary; empty when an answer tells too little. */
  static Optional<QueueMode> read(JsonObject queue) {
    String mode = queue.text("consumer_mode");
    if (BROADCAST.equals(mode)) {
      return Optional.of(QueueMode.BROADCAST);
    }
    Optional<QueueMode> direct = Optional.ofNullable(mode).flatMap(QueueMode::named);
    return Optional.ofNullable(queue.text("ordering")).flatMap(QueueMode::named).or(() -> direct);
  }
}
