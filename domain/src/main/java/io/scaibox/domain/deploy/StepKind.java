package io.scaibox.domain.deploy;

import java.util.Locale;
import java.util.Optional;

/** The upstream calls with side effects that a deploy may make, and the looks between them. */
public enum StepKind {
  CREATE_SCOPE(DeployStage.PROVISION),
  CREATE_QUEUE(DeployStage.PROVISION),
  FIND_CORE(DeployStage.CORE),
  CREATE_CORE(DeployStage.CORE),
  UPDATE_CORE(DeployStage.CORE),
  PUBLISH_CORE(DeployStage.PUBLISH),
  SYNC_CORE(DeployStage.PUBLISH),
  UNPUBLISH_CORE(DeployStage.PUBLISH);

  private final DeployStage stage;

  StepKind(DeployStage stage) {
    this.stage = stage;
  }

  /** Returns the stage that the step belongs to. */
  public DeployStage stage() {
    return stage;
  }

  /** Returns the word that answers and the journal use, such as {@code create_core}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Finds a kind by its word. */
  public static Optional<StepKind> named(String word) {
    for (StepKind kind : values()) {
      if (kind.word().equals(word)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
