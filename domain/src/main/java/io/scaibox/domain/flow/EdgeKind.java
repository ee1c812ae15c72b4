package io.scaibox.domain.flow;

import java.util.Locale;
import java.util.Optional;

/** What an edge means: control (sequential, conditional) or only a value (data). */
public enum EdgeKind {
  SEQUENTIAL,
  CONDITIONAL,
  DATA;

  /** Returns the word that flows use. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Says whether the edge decides what runs. */
  public boolean isControl() {
    return this != DATA;
  }

  /** Finds a kind by its word. */
  public static Optional<EdgeKind> named(String word) {
    for (EdgeKind kind : values()) {
      if (kind.word().equals(word)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
