package io.scaibox.domain.compile;

import io.scaibox.domain.diagnostic.Diagnostic;
import io.scaibox.domain.diagnostic.JsonPatch;
import io.scaibox.domain.diagnostic.PatchOperation;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.json.JsonValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Keeps the offered patches that do what they promise: they remove their diagnostic and add none,
 * each by itself and all together.
 *
 * <p>They are tried on a copy; how many depends on the flow's size, so that a broken flow takes no
 * more than a few times as long to compile as a sound one.
 */
final class ProvenPatches {

  private static final int MOST_TRIED = 24;
  private static final int FEWEST_TRIED = 2;
  private static final int NODES_COMPILED = 6_000;

  private ProvenPatches() {}

  static List<Diagnostic> of(
      JsonObject content,
      List<Diagnostic> diagnostics,
      Function<JsonObject, List<Diagnostic>> compile) {
    int size = content.array("nodes").items().size() + 1;
    int tries = Math.max(FEWEST_TRIED, Math.min(MOST_TRIED, NODES_COMPILED / size));
    List<Diagnostic> alone =
        diagnostics.stream()
            .filter(diagnostic -> !diagnostic.patch().isEmpty())
            .limit(tries)
            .filter(diagnostic -> isProven(content, diagnostics, List.of(diagnostic), compile))
            .toList();
    Set<Diagnostic> kept = new HashSet<>(alone);
    if (alone.size() > 1 && !isProven(content, diagnostics, alone, compile)) {
      kept.retainAll(together(content, diagnostics, alone, compile));
    }
    return diagnostics.stream()
        .map(diagnostic -> kept.contains(diagnostic) ? diagnostic : diagnostic.withoutPatch())
        .toList();
  }

  private static List<Diagnostic> together(
      JsonObject content,
      List<Diagnostic> diagnostics,
      List<Diagnostic> alone,
      Function<JsonObject, List<Diagnostic>> compile) {
    List<Diagnostic> together = new ArrayList<>();
    for (Diagnostic diagnostic : alone) {
      together.add(diagnostic);
      if (!isProven(content, diagnostics, together, compile)) {
        together.remove(diagnostic);
      }
    }
    return together;
  }

  private static boolean isProven(
      JsonObject content,
      List<Diagnostic> before,
      List<Diagnostic> applied,
      Function<JsonObject, List<Diagnostic>> compile) {
    List<PatchOperation> operations =
        applied.stream().flatMap(diagnostic -> diagnostic.patch().stream()).toList();
    JsonValue patched = JsonPatch.apply(content, operations);
    if (!(patched instanceof JsonObject mended)) {
      return false;
    }
    List<String> left = new ArrayList<>(before.stream().map(ProvenPatches::key).toList());
    applied.forEach(diagnostic -> left.remove(key(diagnostic)));
    for (Diagnostic diagnostic : compile.apply(mended)) {
      if (!left.remove(key(diagnostic))) {
        return false;
      }
    }
    return true;
  }

  /** Tells diagnostics apart without their place, which a removed item shifts. */
  private static String key(Diagnostic diagnostic) {
    return diagnostic.code()
        + '|'
        + diagnostic.nodeId().orElse("")
        + '|'
        + diagnostic.edgeId().orElse("")
        + '|'
        + diagnostic.message();
  }
}
