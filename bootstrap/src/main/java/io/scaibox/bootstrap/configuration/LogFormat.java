package io.scaibox.bootstrap.configuration;

import java.util.Optional;

/** How log lines look. */
public enum LogFormat {
  /** One JSON object a line. */
  JSON,
  /** Lines for people. */
  TEXT;

  static Optional<LogFormat> named(String word) {
    return switch (word) {
      case "json" -> Optional.of(JSON);
      case "text" -> Optional.of(TEXT);
      default -> Optional.empty();
    };
  }
}
