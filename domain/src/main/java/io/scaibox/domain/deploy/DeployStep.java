package io.scaibox.domain.deploy;

import java.time.Instant;
import java.util.Optional;

/**
 * One step of a deployment as its journal has it: an intent, and once it is known its outcome.
 *
 * @param sequence counts from 1 within the deployment
 * @param target what the step acts on: a slug or a Core's id
 * @param outcome such as {@code created} or {@code found}; empty while it is not known
 */
public record DeployStep(
    int sequence,
    StepKind kind,
    String target,
    Instant startedAt,
    Optional<String> outcome,
    long durationMillis) {

  /** Returns this step with its end. */
  public DeployStep ended(String how, Instant at) {
    return new DeployStep(
        sequence,
        kind,
        target,
        startedAt,
        Optional.of(how),
        Math.max(0, at.toEpochMilli() - startedAt.toEpochMilli()));
  }
}
