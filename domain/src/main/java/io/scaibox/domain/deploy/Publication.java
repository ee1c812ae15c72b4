package io.scaibox.domain.deploy;

import java.util.Locale;

/** What is known of a Core's place in the catalogue of chat models. */
public enum Publication {
  /** Not published. */
  NONE,
  /** Published. */
  PUBLISHED,
  /** A call that changes it was sent, and its outcome was not recorded. */
  UNKNOWN;

  /** Returns the word that the database uses. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
