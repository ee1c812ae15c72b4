package io.scaibox.application.deploy;

import io.scaibox.domain.deploy.DeployStep;
import java.util.List;
import java.util.Optional;

/**
 * What a successful deploy did.
 *
 * @param unpublished whether the Core was a chat model before and no longer is
 * @param warnings what the caller should know, in plain words
 */
public record DeployAnswer(
    String coreId,
    Optional<String> publishedSlug,
    String deploymentId,
    String version,
    Status status,
    boolean unpublished,
    List<DeployStep> steps,
    List<String> warnings) {

  /** What happened to the Core. */
  public enum Status {
    CREATED,
    UPDATED,
    UNCHANGED
  }

  public DeployAnswer {
    steps = List.copyOf(steps);
    warnings = List.copyOf(warnings);
  }
}
