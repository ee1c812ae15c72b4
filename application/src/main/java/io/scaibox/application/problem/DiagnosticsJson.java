package io.scaibox.application.problem;

import io.scaibox.domain.compile.Diagnostic;
import io.scaibox.domain.json.JsonArray;
import io.scaibox.domain.json.JsonNull;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.json.JsonValue;
import java.util.List;

/** Gives diagnostics the shape that answers carry, a superset of reference/scaiflow.md 5. */
public final class DiagnosticsJson {

  private DiagnosticsJson() {}

  /** Returns a list of diagnostic objects. */
  public static JsonArray of(List<Diagnostic> diagnostics) {
    return new JsonArray(diagnostics.stream().<JsonValue>map(DiagnosticsJson::of).toList());
  }

  static JsonArray messages(List<Diagnostic> diagnostics) {
    return JsonArray.ofStrings(
        diagnostics.stream().filter(Diagnostic::isError).map(Diagnostic::message).toList());
  }

  static Diagnostic firstError(List<Diagnostic> diagnostics) {
    return diagnostics.stream().filter(Diagnostic::isError).findFirst().orElseThrow();
  }

  private static JsonObject of(Diagnostic diagnostic) {
    return JsonObject.builder()
        .put("code", diagnostic.code())
        .put("severity", diagnostic.severity().word())
        .put("message", diagnostic.message())
        .put("fix", diagnostic.fix())
        .put("pointer", diagnostic.pointer().text())
        .put("path", diagnostic.pointer().path())
        .put("node_id", diagnostic.nodeId().orElse(null))
        .put("edge_id", diagnostic.edgeId().orElse(null))
        .put("manifest", JsonNull.NULL)
        .build();
  }
}
