package io.scaibox.domain.compile;

import io.scaibox.domain.json.JsonObject;
import java.util.Optional;

/** One step of a compiled program, close to ScaiCore's block kinds (reference/scaigrid.md 3.5). */
public sealed interface Step {

  /** Returns where the step came from. */
  StepMeta meta();

  /**
   * Calls a model: a guarded or a flexible block.
   *
   * @param role the declared role to use
   * @param guard present on guarded blocks that have one
   * @param settings the kind's other documented settings, as written
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

  /** Evaluates a template without any model. */
  record RigidExpression(StepMeta meta, String expression, String resultBinding) implements Step {}

  /** Calls a plugin's method. */
  record PluginCall(
      StepMeta meta, String alias, String method, JsonObject args, String resultBinding)
      implements Step {}

  /**
   * Waits for a person.
   *
   * @param target the queue that a review goes to; empty without routing
   * @param settings prompt, options, timeout and the like, as written
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
}
