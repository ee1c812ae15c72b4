package io.scaibox.domain.program;

import io.scaibox.domain.flow.FlowNode;
import io.scaibox.domain.json.JsonObject;
import java.util.Optional;

/**
 * Where a step came from: what every emitted step carries as {@code meta}.
 *
 * @param nodeConfig the node's settings as written
 * @param synthetic why the compiler added the step; empty when the step is the node itself
 */
public record StepMeta(
    String nodeId,
    String nodeKind,
    String nodeLabel,
    JsonObject nodeConfig,
    Optional<Synthetic> synthetic) {

  /** Why a step stands in a program that is no node of the flow. */
  public enum Synthetic {
    /** Pauses the run before a node. */
    BREAKPOINT,
    /** Sets or asks a variable that says whether a node has to run. */
    GUARD,
    /** Chooses among conditional edges of a node that is no decision. */
    BRANCH,
    /** Chooses by the trigger that started the run. */
    TRIGGER
  }

  /** Returns the origin of a step that is {@code node} itself. */
  public static StepMeta of(FlowNode node) {
    return new StepMeta(
        node.id(), node.kind().word(), node.label(), node.config(), Optional.empty());
  }

  /** Returns the origin of a step added for the sake of {@code node}. */
  public static StepMeta of(FlowNode node, Synthetic reason) {
    return new StepMeta(
        node.id(), node.kind().word(), node.label(), JsonObject.EMPTY, Optional.of(reason));
  }

  /** Returns the origin of a step that belongs to no single node. */
  public static StepMeta of(Synthetic reason) {
    return new StepMeta("", "", "", JsonObject.EMPTY, Optional.of(reason));
  }
}
