package io.scaibox.domain.compile;

import io.scaibox.domain.diagnostic.Diagnostics;
import io.scaibox.domain.diagnostic.PatchOperation;
import io.scaibox.domain.flow.FlowFields;
import io.scaibox.domain.flow.FlowNode;
import io.scaibox.domain.flow.NodeKind;
import io.scaibox.domain.flow.Port;
import io.scaibox.domain.json.JsonArray;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.json.JsonPointer;
import io.scaibox.domain.json.JsonString;
import io.scaibox.domain.json.JsonValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the nodes of a flow and their ports. */
final class NodeParser {

  private static final List<String> KINDS =
      Arrays.stream(NodeKind.values()).map(NodeKind::word).toList();

  private final Diagnostics diagnostics;
  private final Set<String> unreadable = new HashSet<>();

  NodeParser(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  Set<String> unreadable() {
    return Set.copyOf(unreadable);
  }

  List<FlowNode> parse(JsonArray array) {
    List<FlowNode> nodes = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < array.items().size(); i++) {
      JsonPointer pointer = JsonPointer.ROOT.child("nodes").child(i);
      if (!(array.items().get(i) instanceof JsonObject object)) {
        reportNotAnObject(array.items().get(i), pointer, "node");
        continue;
      }
      Optional<FlowNode> node = node(object, pointer);
      String id = object.text("id");
      if (node.isEmpty() && id != null) {
        unreadable.add(id);
      }
      if (node.isPresent() && !ids.add(node.get().id())) {
        diagnostics
            .error("duplicate_node_id", pointer.child("id"))
            .of(node.get())
            .says("node id '" + node.get().id() + "' is used twice")
            .fix("Give every node an id of its own and point its edges there.");
        continue;
      }
      node.ifPresent(nodes::add);
    }
    return nodes;
  }

  private Optional<FlowNode> node(JsonObject object, JsonPointer pointer) {
    Fields fields =
        new Fields(
            object, pointer, diagnostics, Optional.ofNullable(object.text("id")), Optional.empty());
    fields.warnOfOthersThan(FlowFields.NODE);
    Optional<String> id = fields.requiredText("id");
    Optional<NodeKind> kind =
        fields.requiredText("type").isPresent() ? kind(fields, id) : Optional.empty();
    String label = label(fields, id);
    checkPosition(fields);
    JsonObject config = fields.object("config").orElse(JsonObject.EMPTY);
    boolean breakpoint =
        fields.bool("breakpoint").orElse(false)
            || fields.inner(config, pointer.child("config")).bool("breakpoint").orElse(false);
    Optional<List<Port>> inputs = ports(fields, "inputs");
    Optional<List<Port>> outputs = ports(fields, "outputs");
    if (id.isEmpty() || kind.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new FlowNode(
            id.get(),
            kind.get(),
            label,
            config,
            inputs.orElse(kind.get().defaultInputs()),
            outputs.orElse(kind.get().defaultOutputs()),
            outputs.isPresent(),
            breakpoint,
            pointer));
  }

  private static Optional<NodeKind> kind(Fields fields, Optional<String> id) {
    String type = fields.text("type").orElse("");
    Optional<NodeKind> kind = NodeKind.named(type);
    if (kind.isEmpty()) {
      UnknownWord.report(
          fields,
          "unknown_node_kind",
          "type",
          "node '" + id.orElse("?") + "': unknown type",
          KINDS);
    }
    return kind;
  }

  private static String label(Fields fields, Optional<String> id) {
    if (!fields.has("label")) {
      Optional<PatchOperation> patch =
          id.map(text -> PatchOperation.add(fields.pointer().child("label"), new JsonString(text)));
      fields.missing("label").patch(patch).fix("Add \"label\": \"…\".");
      return id.orElse("");
    }
    return fields.requiredText("label").orElse(id.orElse(""));
  }

  private static void checkPosition(Fields fields) {
    if (!fields.has("position")) {
      JsonObject origin = JsonObject.builder().put("x", 0).put("y", 0).build();
      fields
          .missing("position")
          .patch(PatchOperation.add(fields.pointer().child("position"), origin))
          .fix("Add \"position\": {\"x\": 0, \"y\": 0}.");
      return;
    }
    fields.object("position");
  }

  private Optional<List<Port>> ports(Fields node, String name) {
    return node.array(name)
        .map(
            array -> {
              List<Port> ports = new ArrayList<>();
              Set<String> ids = new HashSet<>();
              for (int i = 0; i < array.items().size(); i++) {
                port(node, array.items().get(i), node.at(name).child(i), ids).ifPresent(ports::add);
              }
              return ports;
            });
  }

  private Optional<Port> port(Fields node, JsonValue value, JsonPointer pointer, Set<String> ids) {
    if (!(value instanceof JsonObject object)) {
      reportNotAnObject(value, pointer, "port");
      return Optional.empty();
    }
    Fields fields = node.inner(object, pointer);
    fields.warnOfOthersThan(FlowFields.PORT);
    Optional<String> id = fields.requiredText("id");
    Optional<String> label = fields.text("label");
    Optional<String> type = fields.text("type");
    if (id.isPresent() && !ids.add(id.get())) {
      fields
          .error("duplicate_port", fields.at("id"))
          .says("port '" + id.get() + "' is there twice")
          .fix("Give every port of a node an id of its own.");
      return Optional.empty();
    }
    return id.map(portId -> new Port(portId, label.orElse(portId), type.orElse("object")));
  }

  private void reportNotAnObject(JsonValue value, JsonPointer pointer, String what) {
    diagnostics
        .error("wrong_type", pointer)
        .says("a " + what + " is a " + value.kind() + " (expected: an object)")
        .fix("Write each " + what + " as an object, or remove this item.");
  }
}
