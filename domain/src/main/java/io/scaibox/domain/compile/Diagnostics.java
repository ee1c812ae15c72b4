package io.scaibox.domain.compile;

import io.scaibox.domain.flow.FlowEdge;
import io.scaibox.domain.flow.FlowNode;
import io.scaibox.domain.json.JsonPointer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects the problems that the stages of one compilation find; not thread-safe. */
final class Diagnostics {

  private final List<Diagnostic> found = new ArrayList<>();

  void error(String code, JsonPointer at, String message, String fix) {
    add(code, Severity.ERROR, at, Optional.empty(), Optional.empty(), message, fix);
  }

  void error(String code, FlowNode node, JsonPointer at, String message, String fix) {
    add(code, Severity.ERROR, at, Optional.of(node.id()), Optional.empty(), message, fix);
  }

  void error(String code, FlowEdge edge, JsonPointer at, String message, String fix) {
    add(code, Severity.ERROR, at, Optional.empty(), Optional.of(edge.id()), message, fix);
  }

  void warning(String code, FlowNode node, JsonPointer at, String message, String fix) {
    add(code, Severity.WARNING, at, Optional.of(node.id()), Optional.empty(), message, fix);
  }

  void add(
      String code,
      Severity severity,
      JsonPointer at,
      Optional<String> nodeId,
      Optional<String> edgeId,
      String message,
      String fix) {
    found.add(new Diagnostic(code, severity, message, fix, at, nodeId, edgeId));
  }

  boolean hasErrors() {
    return found.stream().anyMatch(Diagnostic::isError);
  }

  /** Returns all problems in the order of their places in the document. */
  List<Diagnostic> inDocumentOrder() {
    return found.stream().sorted((a, b) -> PointerOrder.compare(a.pointer(), b.pointer())).toList();
  }
}
