package io.scaibox.domain.compile;

import io.scaibox.domain.json.JsonPointer;
import java.util.Optional;

/**
 * One problem of a flow: what is wrong, where, and how to mend it.
 *
 * @param code stable, snake case, never reused for another meaning
 * @param pointer an existing place in the flow's JSON
 */
public record Diagnostic(
    String code,
    Severity severity,
    String message,
    String fix,
    JsonPointer pointer,
    Optional<String> nodeId,
    Optional<String> edgeId) {

  /** Says whether this blocks a deploy. */
  public boolean isError() {
    return severity == Severity.ERROR;
  }
}
