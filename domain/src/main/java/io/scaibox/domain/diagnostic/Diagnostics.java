package io.scaibox.domain.diagnostic;

import io.scaibox.domain.flow.FlowEdge;
import io.scaibox.domain.flow.FlowNode;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.json.JsonPointer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Collects the problems that the stages of one compilation find; not thread-safe. */
public final class Diagnostics {

  /** More errors, or more warnings, are counted but not listed: an answer has to stay readable. */
  static final int MOST = 1_000;

  private final Set<Diagnostic> found = new LinkedHashSet<>();
  private final Map<Severity, Integer> counts = new EnumMap<>(Severity.class);

  /** Starts an error: it blocks a deploy. */
  public Draft error(String code, JsonPointer at) {
    return new Draft(code, Severity.ERROR, at);
  }

  /** Starts a warning. */
  public Draft warning(String code, JsonPointer at) {
    return new Draft(code, Severity.WARNING, at);
  }

  /** Says whether so many problems were found that further ones are only counted. */
  public boolean isFull(Severity severity) {
    return count(severity) >= MOST;
  }

  private int count(Severity severity) {
    return counts.getOrDefault(severity, 0);
  }

  /** Says whether an error was found so far. */
  public boolean hasErrors() {
    return count(Severity.ERROR) > 0;
  }

  /** Returns all problems in the order of their places in {@code document}. */
  public List<Diagnostic> inDocumentOrder(JsonObject document) {
    PointerOrder order = new PointerOrder(document);
    List<Diagnostic> sorted =
        found.stream()
            .map(diagnostic -> new Placed(order.key(diagnostic.pointer()), diagnostic))
            .sorted((a, b) -> PointerOrder.compare(a.key(), b.key()))
            .map(Placed::diagnostic)
            .toList();
    List<Diagnostic> listed = withPatchesThatCanBeAppliedTogether(sorted);
    Stream<Diagnostic> rest =
        Stream.of(Severity.values())
            .filter(severity -> count(severity) > MOST)
            .map(severity -> rest(severity, count(severity) - MOST));
    return Stream.concat(listed.stream(), rest).toList();
  }

  private static Diagnostic rest(Severity severity, int unlisted) {
    return new Diagnostic(
        "too_many_problems",
        severity,
        unlisted + " more " + severity.word() + "s are not listed",
        "Mend the listed ones, and check the flow again.",
        JsonPointer.ROOT,
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  private record Placed(List<Integer> key, Diagnostic diagnostic) {}

  /**
   * Leaves at most one patch a place, and removes an item only from the end of what patches touch,
   * so that a caller may apply all patches in any order.
   */
  private static List<Diagnostic> withPatchesThatCanBeAppliedTogether(List<Diagnostic> sorted) {
    Set<JsonPointer> touched = new HashSet<>();
    Set<JsonPointer> listsTouched = new HashSet<>();
    List<Diagnostic> kept = new ArrayList<>(sorted);
    for (int i = sorted.size() - 1; i >= 0; i--) {
      Diagnostic diagnostic = sorted.get(i);
      boolean clash = false;
      for (PatchOperation operation : diagnostic.patch()) {
        boolean isItem = operation.op().equals("remove");
        clash |=
            !touched.add(operation.path())
                || (isItem && listsTouched.contains(operation.path().parent()));
      }
      if (clash) {
        kept.set(i, diagnostic.withoutPatch());
        continue;
      }
      for (PatchOperation operation : diagnostic.patch()) {
        for (JsonPointer at = operation.path(); !at.text().isEmpty(); at = at.parent()) {
          listsTouched.add(at.parent());
        }
      }
    }
    return kept;
  }

  /** A problem about to be reported. */
  public final class Draft {
    private final String code;
    private final Severity severity;
    private final JsonPointer pointer;
    private Optional<String> nodeId = Optional.empty();
    private Optional<String> edgeId = Optional.empty();
    private String message = "";
    private List<PatchOperation> patch = List.of();

    private Draft(String code, Severity severity, JsonPointer pointer) {
      this.code = code;
      this.severity = severity;
      this.pointer = pointer;
    }

    /** Names the node that it concerns. */
    public Draft of(FlowNode node) {
      return ofNode(Optional.of(node.id()));
    }

    /** Names the node that it concerns, if one. */
    public Draft ofNode(Optional<String> id) {
      nodeId = id;
      return this;
    }

    /** Names the edge that it concerns. */
    public Draft of(FlowEdge edge) {
      return ofEdge(Optional.of(edge.id()));
    }

    /** Names the edge that it concerns, if one. */
    public Draft ofEdge(Optional<String> id) {
      edgeId = id;
      return this;
    }

    /** Says what is wrong. */
    public Draft says(String text) {
      message = text;
      return this;
    }

    /** Offers a patch that mends it. */
    public Draft patch(PatchOperation... operations) {
      patch = List.of(operations);
      return this;
    }

    /** Offers a patch that mends it, if there is one. */
    public Draft patch(Optional<PatchOperation> operation) {
      patch = operation.stream().toList();
      return this;
    }

    /** Says how to mend it, and reports it. */
    public void fix(String text) {
      Diagnostic diagnostic =
          new Diagnostic(code, severity, message, text, pointer, nodeId, edgeId, patch);
      if (isFull(severity) ? !found.contains(diagnostic) : found.add(diagnostic)) {
        counts.merge(severity, 1, Integer::sum);
      }
    }
  }
}
