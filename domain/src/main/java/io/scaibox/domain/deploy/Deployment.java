package io.scaibox.domain.deploy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A deployment in a flow's history.
 *
 * @param deployedAt when it ended; empty while it runs
 * @param error the code of what ended it, or keeps its publication pending
 */
public record Deployment(
    DeploymentStart start,
    DeploymentStatus status,
    Optional<String> coreId,
    Optional<String> publishedSlug,
    Optional<String> error,
    Optional<String> errorMessage,
    Optional<Instant> deployedAt,
    List<DeployStep> steps) {

  public Deployment {
    steps = List.copyOf(steps);
  }
}
