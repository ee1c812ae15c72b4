package io.scaibox.domain.diagnostic;

import java.util.Locale;

/** How much a diagnostic matters: an error blocks a deploy, a warning doesn't. */
public enum Severity {
  ERROR,
  WARNING;

  /** Returns the word that answers use. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
