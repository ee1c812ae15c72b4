package io.scaibox.domain.program;

import io.scaibox.domain.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One step of a compiled program, close to ScaiCore's block kinds (reference/scaigrid.md 3.5);
 * docs/manifest.md says what each does when it runs.
 */
public sealed interface Step {

  /** Returns where the step came from. */
  StepMeta meta();

  /**
   * Calls a model: a guarded or a flexible block.
   *
   * @param role the declared role to use
   * @param guard present on guarded blocks that have one
   * @param settings the kind's other documented settings
   */
  record ModelCall(
      StepMeta meta,
      String goal,
      String role,
      boolean guarded,
      Optional<String> guard,
      JsonObject settings,
      String resultBinding)
      implements Step {}

  /**
   * Runs statements without any model.
   *
   * @param resultBinding what the last expression's value is bound to; empty when nobody needs it
   */
  record Rigid(StepMeta meta, List<Statement> statements, Optional<String> resultBinding)
      implements Step {
    public Rigid {
      statements = List.copyOf(statements);
    }
  }

  /** Calls a plugin's method. */
  record PluginCall(
      StepMeta meta, String alias, String method, JsonObject args, String resultBinding)
      implements Step {}

  /**
   * Waits for a person.
   *
   * @param target the queue that a review goes to; empty without routing
   * @param settings prompt, options, timeout and the like
   */
  record Checkpoint(
      StepMeta meta,
      String type,
      Optional<HitlTarget> target,
      JsonObject settings,
      String resultBinding)
      implements Step {}

  /** The queue that a human review goes to. */
  record HitlTarget(String scope, String queue) {}

  /** Runs the first of its arms whose condition holds, or none. */
  record Match(StepMeta meta, List<Arm> arms) implements Step {
    public Match {
      arms = List.copyOf(arms);
    }
  }

  /**
   * One way to go on.
   *
   * @param when the condition; empty for the arm that runs when no other does
   */
  record Arm(Optional<String> when, List<Step> steps) {
    public Arm {
      steps = List.copyOf(steps);
    }
  }

  /** Runs its steps once an item of a list. */
  record ForEach(
      StepMeta meta,
      String collection,
      String item,
      OptionalInt maxIterations,
      List<Step> steps,
      String resultBinding)
      implements Step {
    public ForEach {
      steps = List.copyOf(steps);
    }
  }

  /** Runs its steps as long as a condition holds, at most so many times. */
  record While(
      StepMeta meta, String condition, int maxIterations, List<Step> steps, String resultBinding)
      implements Step {
    public While {
      steps = List.copyOf(steps);
    }
  }

  /** Runs its branches side by side and waits for all. */
  record Parallel(
      StepMeta meta, List<List<Step>> branches, OptionalInt maxConcurrent, boolean failFast)
      implements Step {
    public Parallel {
      branches = branches.stream().map(List::copyOf).toList();
    }
  }

  /**
   * Calls another Core.
   *
   * @param settings {@code target}, {@code flow_name} and the others of reference/scaiflow.md 24
   */
  record CoreCall(StepMeta meta, JsonObject settings, String resultBinding) implements Step {}

  /** Returns the steps inside this one, in the order in which they are written. */
  default List<List<Step>> nested() {
    if (this instanceof Match match) {
      return match.arms().stream().map(Arm::steps).toList();
    }
    if (this instanceof ForEach loop) {
      return List.of(loop.steps());
    }
    if (this instanceof While loop) {
      return List.of(loop.steps());
    }
    return this instanceof Parallel parallel ? parallel.branches() : List.of();
  }
}
