package io.scaibox.domain.deploy;

import java.util.Locale;

/** The rooms that a deploy walks through, in order. */
public enum DeployStage {
  PLAN,
  PROVISION,
  CORE,
  PUBLISH,
  RECORD;

  /** Returns the word that answers use. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
