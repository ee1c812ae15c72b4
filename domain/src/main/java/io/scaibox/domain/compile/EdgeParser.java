package io.scaibox.domain.compile;

import io.scaibox.domain.diagnostic.Diagnostics;
import io.scaibox.domain.diagnostic.PatchOperation;
import io.scaibox.domain.flow.EdgeKind;
import io.scaibox.domain.flow.Endpoint;
import io.scaibox.domain.flow.FlowEdge;
import io.scaibox.domain.flow.FlowFields;
import io.scaibox.domain.json.JsonArray;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.json.JsonPointer;
import io.scaibox.domain.json.JsonString;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the edges of a flow. */
final class EdgeParser {

  private static final List<String> KINDS =
      Arrays.stream(EdgeKind.values()).map(EdgeKind::word).toList();

  private final Diagnostics diagnostics;

  EdgeParser(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  List<FlowEdge> parse(JsonArray array) {
    List<FlowEdge> edges = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    array.objects().map(edge -> String.valueOf(edge.text("id"))).forEach(ids::add);
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < array.items().size(); i++) {
      JsonPointer pointer = JsonPointer.ROOT.child("edges").child(i);
      if (!(array.items().get(i) instanceof JsonObject object)) {
        diagnostics
            .error("wrong_type", pointer)
            .says("an edge is a " + array.items().get(i).kind() + " (expected: an object)")
            .fix("Write each edge as an object, or remove this item.");
        continue;
      }
      Optional<FlowEdge> edge = edge(object, pointer);
      if (edge.isPresent() && !seen.add(edge.get().id())) {
        diagnostics
            .error("duplicate_edge_id", pointer.child("id"))
            .of(edge.get())
            .says("edge id '" + edge.get().id() + "' is used twice")
            .patch(
                PatchOperation.replace(
                    pointer.child("id"), new JsonString(free(edge.get().id(), ids))))
            .fix("Give every edge an id of its own.");
      }
      edge.ifPresent(edges::add);
    }
    return edges;
  }

  private static String free(String id, Set<String> taken) {
    for (int i = 2; ; i++) {
      if (taken.add(id + '_' + i)) {
        return id + '_' + i;
      }
    }
  }

  private Optional<FlowEdge> edge(JsonObject object, JsonPointer pointer) {
    Fields fields =
        new Fields(
            object, pointer, diagnostics, Optional.empty(), Optional.ofNullable(object.text("id")));
    fields.warnOfOthersThan(FlowFields.EDGE);
    Optional<String> id = fields.requiredText("id");
    Optional<EdgeKind> kind =
        fields.requiredText("type").isPresent() ? kind(fields, id) : Optional.empty();
    Optional<Endpoint> source = endpoint(fields, "source");
    Optional<Endpoint> target = endpoint(fields, "target");
    Optional<String> condition = fields.text("condition").filter(text -> !text.isBlank());
    if (id.isEmpty() || kind.isEmpty() || source.isEmpty() || target.isEmpty()) {
      return Optional.empty();
    }
    if (kind.get() == EdgeKind.CONDITIONAL && condition.isEmpty()) {
      fields
          .error("missing_condition", fields.at("condition"))
          .says("edge '" + id.get() + "': a conditional edge needs a condition")
          .fix("Add \"condition\": an expression such as score >= 0.8, or else.");
    }
    if (kind.get() != EdgeKind.CONDITIONAL && condition.isPresent()) {
      fields
          .warning("ignored_condition", fields.at("condition"))
          .says(
              "edge '"
                  + id.get()
                  + "': a "
                  + kind.get().word()
                  + " edge is taken whatever its condition says")
          .fix("Make its type conditional, or remove the condition.");
    }
    return Optional.of(
        new FlowEdge(id.get(), kind.get(), source.get(), target.get(), condition, pointer));
  }

  private static Optional<EdgeKind> kind(Fields fields, Optional<String> id) {
    Optional<EdgeKind> kind = EdgeKind.named(fields.text("type").orElse(""));
    if (kind.isEmpty()) {
      UnknownWord.report(
          fields,
          "unknown_edge_kind",
          "type",
          "edge '" + id.orElse("?") + "': unknown type",
          KINDS);
    }
    return kind;
  }

  private static Optional<Endpoint> endpoint(Fields edge, String name) {
    if (!edge.has(name)) {
      edge.missing(name).fix("Add \"" + name + "\": {\"node\": \"…\", \"port\": \"…\"}.");
      return Optional.empty();
    }
    return edge.object(name)
        .flatMap(
            object -> {
              Fields fields = edge.inner(object, edge.at(name));
              fields.warnOfOthersThan(FlowFields.ENDPOINT);
              Optional<String> node = fields.requiredText("node");
              Optional<String> port = fields.requiredText("port");
              return node.flatMap(n -> port.map(p -> new Endpoint(n, p)));
            });
  }
}
