package io.scaibox.domain.deploy;

import java.util.Optional;

/** How a deployment ended. */
public record DeploymentEnd(
    DeploymentStatus status, Optional<String> error, Optional<String> errorMessage) {

  /** The end of a deployment that did all it set out to do. */
  public static final DeploymentEnd DEPLOYED =
      new DeploymentEnd(DeploymentStatus.DEPLOYED, Optional.empty(), Optional.empty());

  /** Returns the end that an error brought. */
  public static DeploymentEnd of(DeploymentStatus status, String error, String message) {
    return new DeploymentEnd(status, Optional.of(error), Optional.of(message));
  }
}
