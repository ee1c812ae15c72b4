package io.scaibox.application.deploy;

import io.scaibox.application.problem.Problem.DeployProgress;
import io.scaibox.domain.deploy.CoreState;
import io.scaibox.domain.deploy.DeployStage;
import io.scaibox.domain.deploy.DeployStep;
import io.scaibox.domain.deploy.DeploymentEnd;
import io.scaibox.domain.deploy.DeploymentStart;
import io.scaibox.domain.deploy.StepKind;
import io.scaibox.spi.UpstreamCall;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One deployment on its way: its lease, its steps so far and what it knows of the Core.
 *
 * <p>Every step is journalled before its upstream call; what came of it is journalled with the next
 * step's intent or with the end. Confined to one thread.
 */
final class DeployRun {

  private final DeploymentJournal journal;
  private final Clock clock;
  private final DeployLease lease;
  private final UpstreamCall call;
  private final int firstSequence;
  private final Map<Integer, DeployStep> steps = new LinkedHashMap<>();
  private final Map<Integer, DeployStep> unwritten = new LinkedHashMap<>();
  private final List<String> warnings = new ArrayList<>();
  private CoreState state;
  private DeployStage stage = DeployStage.PLAN;
  private boolean recorded;

  DeployRun(
      DeploymentJournal journal, Clock clock, LeaseAttempt.Acquired acquired, UpstreamCall call) {
    this.journal = journal;
    this.clock = clock;
    this.lease = acquired.lease();
    this.call = call;
    this.state = acquired.state();
    this.firstSequence = acquired.steps().size() + 1;
    this.recorded = !acquired.steps().isEmpty();
  }

  DeploymentStart start() {
    return lease.start();
  }

  UpstreamCall call() {
    return call;
  }

  CoreState state() {
    return state;
  }

  List<String> warnings() {
    return warnings;
  }

  List<DeployStep> steps() {
    return List.copyOf(steps.values());
  }

  void warn(String text) {
    if (!warnings.contains(text)) {
      warnings.add(text);
    }
  }

  void enter(DeployStage newStage) {
    stage = newStage;
  }

  /** Takes over what a read-only look showed; it is journalled with the next step. */
  void learn(CoreState seen) {
    state = seen;
  }

  /** Journals the intents of steps that go out together, one per target. */
  List<DeployStep> begin(StepKind kind, List<String> targets, CoreState during) {
    List<DeployStep> begun = new ArrayList<>();
    for (String target : targets) {
      DeployStep step =
          new DeployStep(
              firstSequence + steps.size(), kind, target, clock.instant(), Optional.empty(), 0);
      note(step);
      begun.add(step);
    }
    state = during;
    journal.advance(lease, List.copyOf(unwritten.values()), state);
    recorded = true;
    unwritten.clear();
    return begun;
  }

  DeployStep begin(StepKind kind, String target, CoreState during) {
    return begin(kind, List.of(target), during).get(0);
  }

  /** Notes how a step ended. */
  void end(DeployStep step, String outcome, CoreState after) {
    note(step.ended(outcome, clock.instant()));
    state = after;
  }

  void end(DeployStep step, String outcome) {
    end(step, outcome, state);
  }

  /** Journals the end and gives the lease back. */
  void finish(DeploymentEnd end, Optional<Duration> retryIn) {
    journal.finish(lease, List.copyOf(unwritten.values()), state, end, retryIn);
  }

  /** Gives the lease back; what was only read leaves no record. */
  void release() {
    journal.release(lease);
  }

  boolean isRecorded() {
    return recorded;
  }

  DeployProgress progress() {
    List<DeployStep> completed =
        steps.values().stream()
            .filter(step -> step.outcome().filter(how -> !how.equals("failed")).isPresent())
            .toList();
    return new DeployProgress(start().id(), stage, completed);
  }

  private void note(DeployStep step) {
    steps.put(step.sequence(), step);
    unwritten.put(step.sequence(), step);
  }
}
