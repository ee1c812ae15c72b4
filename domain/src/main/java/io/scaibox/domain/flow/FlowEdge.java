package io.scaibox.domain.flow;

import io.scaibox.domain.json.JsonPointer;
import java.util.Optional;

/**
 * A connection between two nodes.
 *
 * @param condition present on conditional edges: an expression, or {@code else}
 * @param pointer where the edge stands in the flow's JSON
 */
public record FlowEdge(
    String id,
    EdgeKind kind,
    Endpoint source,
    Endpoint target,
    Optional<String> condition,
    JsonPointer pointer) {

  /** The condition of the edge that is taken when no other is. */
  public static final String ELSE = "else";

  /** Says whether this is the edge that is taken when no other conditional one is. */
  public boolean isElse() {
    return condition.filter(text -> text.strip().equals(ELSE)).isPresent();
  }
}
