package io.scaibox.domain.deploy;

import java.util.Locale;
import java.util.Optional;

/** Where a deployment stands; all but {@link #RUNNING} are ends. */
public enum DeploymentStatus {
  /** A process holds the flow's lease and works, or died and will be taken over. */
  RUNNING,
  /** The Core runs this version, published or not as was wanted. */
  DEPLOYED,
  /** The Core is deployed; its publication failed and is retried in the background. */
  PUBLISH_PENDING,
  /** The Core is deployed; retrying its publication was given up. */
  PUBLISH_FAILED,
  /** A later deployment took this one's place while its publication was still pending. */
  SUPERSEDED,
  /** A refusal ended the deployment. */
  FAILED,
  /** An upstream call got no answer; the flow's next deploy looks what became of it. */
  OUTCOME_UNKNOWN,
  /** The process died and nobody's credential was left to go on; the next deploy goes on. */
  INTERRUPTED;

  /** Returns the word that answers and the database use. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Finds a status by its word. */
  public static Optional<DeploymentStatus> named(String word) {
    for (DeploymentStatus status : values()) {
      if (status.word().equals(word)) {
        return Optional.of(status);
      }
    }
    return Optional.empty();
  }
}
