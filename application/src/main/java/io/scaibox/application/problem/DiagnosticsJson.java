package io.scaibox.application.problem;

import io.scaibox.domain.diagnostic.Diagnostic;
import io.scaibox.domain.diagnostic.PatchOperation;
import io.scaibox.domain.diagnostic.TextPosition;
import io.scaibox.domain.json.JsonArray;
import io.scaibox.domain.json.JsonNull;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gives diagnostics the shape that answers carry, a superset of reference/scaiflow.md 5. */
public final class DiagnosticsJson {

  private DiagnosticsJson() {}

  /** Returns a list of diagnostic objects, without a place in the manifest. */
  public static JsonArray of(List<Diagnostic> diagnostics) {
    return of(diagnostics, Map.of());
  }

  /**
   * Returns a list of diagnostic objects.
   *
   * @param positions where each node's step begins in the manifest, by node id
   */
  public static JsonArray of(List<Diagnostic> diagnostics, Map<String, TextPosition> positions) {
    return new JsonArray(
        diagnostics.stream()
            .<JsonValue>map(diagnostic -> of(diagnostic, diagnostic.nodeId().map(positions::get)))
            .toList());
  }

  static JsonArray messages(List<Diagnostic> diagnostics) {
    return JsonArray.ofStrings(
        diagnostics.stream().filter(Diagnostic::isError).map(Diagnostic::message).toList());
  }

  static Diagnostic firstError(List<Diagnostic> diagnostics) {
    return diagnostics.stream().filter(Diagnostic::isError).findFirst().orElseThrow();
  }

  private static JsonObject of(Diagnostic diagnostic, Optional<TextPosition> position) {
    return JsonObject.builder()
        .put("code", diagnostic.code())
        .put("severity", diagnostic.severity().word())
        .put("message", diagnostic.message())
        .put("fix", diagnostic.fix())
        .put("pointer", diagnostic.pointer().text())
        .put("path", diagnostic.pointer().path())
        .put("node_id", diagnostic.nodeId().orElse(null))
        .put("edge_id", diagnostic.edgeId().orElse(null))
        .put(
            "manifest",
            position
                .<JsonValue>map(
                    at ->
                        JsonObject.builder()
                            .put("line", at.line())
                            .put("column", at.column())
                            .build())
                .orElse(JsonNull.NULL))
        .put("patch", patch(diagnostic.patch()))
        .build();
  }

  private static JsonArray patch(List<PatchOperation> operations) {
    return new JsonArray(
        operations.stream()
            .<JsonValue>map(
                operation ->
                    JsonObject.builder()
                        .put("op", operation.op())
                        .putIfPresent(
                            "from", operation.from().map(from -> from.text()).orElse(null))
                        .put("path", operation.path().text())
                        .putIfPresent("value", operation.value().orElse(null))
                        .build())
            .toList());
  }
}
