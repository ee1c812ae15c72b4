package io.scaibox.domain.diagnostic;

import io.scaibox.domain.json.JsonPointer;
import java.util.List;
import java.util.Optional;

/**
 * One problem of a flow: what is wrong, where, and how to mend it.
 *
 * @param code stable, snake case or ScaiCore's {@code Exxx}, never reused for another meaning
 * @param pointer an existing place in the flow's JSON
 * @param patch mends the flow without adding a problem; empty where that takes a person
 */
public record Diagnostic(
    String code,
    Severity severity,
    String message,
    String fix,
    JsonPointer pointer,
    Optional<String> nodeId,
    Optional<String> edgeId,
    List<PatchOperation> patch) {

  public Diagnostic {
    patch = List.copyOf(patch);
  }

  /** Says whether this blocks a deploy. */
  public boolean isError() {
    return severity == Severity.ERROR;
  }

  /** Returns the same problem without an offer to mend it. */
  public Diagnostic withoutPatch() {
    return new Diagnostic(code, severity, message, fix, pointer, nodeId, edgeId, List.of());
  }
}
