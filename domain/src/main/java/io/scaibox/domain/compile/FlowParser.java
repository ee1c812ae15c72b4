package io.scaibox.domain.compile;

import io.scaibox.domain.flow.EdgeKind;
import io.scaibox.domain.flow.Endpoint;
import io.scaibox.domain.flow.FlowConfig;
import io.scaibox.domain.flow.FlowEdge;
import io.scaibox.domain.flow.FlowGraph;
import io.scaibox.domain.flow.FlowNode;
import io.scaibox.domain.flow.FlowVersion;
import io.scaibox.domain.flow.NodeKind;
import io.scaibox.domain.flow.Port;
import io.scaibox.domain.json.JsonArray;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.json.JsonPointer;
import io.scaibox.domain.json.JsonValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * First stage: reads a flow's JSON into a {@link FlowGraph} and reports what breaks the schema
 * (reference/scaiflow.md 16).
 *
 * <p>A node or edge that can't be read is left out of the graph, so that later stages report
 * problems of their own only.
 */
final class FlowParser {

  private final Diagnostics diagnostics;
  private final Set<String> unreadableNodes = new HashSet<>();
  private JsonPointer nodesPointer = JsonPointer.ROOT;

  FlowParser(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  FlowGraph parse(JsonObject content) {
    Fields top = fields(content, JsonPointer.ROOT, Optional.empty());
    String id = top.requiredText("id").orElse("");
    String name = top.requiredText("name").orElse("");
    String version = top.requiredText("version").orElse("");
    if (!version.isEmpty() && FlowVersion.parse(version).isEmpty()) {
      top.report(
          "bad_version",
          top.at("version"),
          "version: " + Texts.capped(version) + " (expected: a semantic version such as 1.0.0)",
          "Write the version as MAJOR.MINOR.PATCH.");
    }
    String target = top.text("scaicore_target").orElse("0.2");
    nodesPointer = top.at("nodes");
    List<FlowNode> nodes = parseNodes(top.array("nodes").orElse(JsonArray.EMPTY));
    List<FlowEdge> edges = parseEdges(top.array("edges").orElse(JsonArray.EMPTY));
    top.array("variables");
    top.array("tests");
    top.object("metadata");
    FlowConfig config =
        new ConfigParser(diagnostics)
            .parse(top.object("config").orElse(JsonObject.EMPTY), top.at("config"), name);
    return new FlowGraph(id, name, version, target, nodes, edges, config);
  }

  /** Returns where the nodes stand, or the whole document when it has none. */
  JsonPointer nodesPointer() {
    return nodesPointer;
  }

  /** Returns the ids of nodes that stand in the document but could not be read. */
  Set<String> unreadableNodes() {
    return Set.copyOf(unreadableNodes);
  }

  private List<FlowNode> parseNodes(JsonArray array) {
    List<FlowNode> nodes = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < array.items().size(); i++) {
      JsonPointer pointer = JsonPointer.ROOT.child("nodes").child(i);
      if (!(array.items().get(i) instanceof JsonObject object)) {
        reportNotAnObject(array.items().get(i), pointer, "node");
        continue;
      }
      Optional<FlowNode> node = parseNode(object, pointer);
      String id = object.text("id");
      if (node.isEmpty() && id != null) {
        unreadableNodes.add(id);
      }
      if (node.isPresent() && !ids.add(node.get().id())) {
        diagnostics.error(
            "duplicate_node_id",
            node.get(),
            pointer.child("id"),
            "node id '" + node.get().id() + "' is used twice",
            "Give every node an id of its own and point its edges there.");
        continue;
      }
      node.ifPresent(nodes::add);
    }
    return nodes;
  }

  private Optional<FlowNode> parseNode(JsonObject object, JsonPointer pointer) {
    Fields fields = fields(object, pointer, Optional.ofNullable(object.text("id")));
    Optional<String> id = fields.requiredText("id");
    Optional<String> type = fields.requiredText("type");
    Optional<String> label = fields.requiredText("label");
    Optional<NodeKind> kind = type.flatMap(NodeKind::named);
    if (type.isPresent() && kind.isEmpty()) {
      fields.report(
          "unknown_node_kind",
          fields.at("type"),
          "node '" + id.orElse("?") + "': unknown type '" + Texts.capped(type.get()) + "'",
          "Use one of: " + words(NodeKind.values()) + ".");
    }
    checkPosition(fields);
    JsonObject config = fields.object("config").orElse(JsonObject.EMPTY);
    boolean breakpoint =
        fields.bool("breakpoint").orElse(false)
            || fields(config, pointer.child("config"), id).bool("breakpoint").orElse(false);
    Optional<List<Port>> inputs = parsePorts(fields, "inputs", id);
    Optional<List<Port>> outputs = parsePorts(fields, "outputs", id);
    if (id.isEmpty() || kind.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new FlowNode(
            id.get(),
            kind.get(),
            label.orElse(id.get()),
            config,
            inputs.orElse(kind.get().defaultInputs()),
            outputs.orElse(kind.get().defaultOutputs()),
            breakpoint,
            pointer));
  }

  private static void checkPosition(Fields fields) {
    if (!fields.has("position")) {
      fields.report(
          "missing_field",
          fields.at(""),
          "position is required",
          "Add \"position\": {\"x\": 0, \"y\": 0}.");
      return;
    }
    fields.object("position");
  }

  private Optional<List<Port>> parsePorts(Fields node, String name, Optional<String> nodeId) {
    return node.array(name)
        .map(
            array -> {
              List<Port> ports = new ArrayList<>();
              for (int i = 0; i < array.items().size(); i++) {
                parsePort(array.items().get(i), node.at(name).child(i), nodeId)
                    .ifPresent(ports::add);
              }
              return ports;
            });
  }

  private Optional<Port> parsePort(JsonValue value, JsonPointer pointer, Optional<String> nodeId) {
    if (!(value instanceof JsonObject object)) {
      reportNotAnObject(value, pointer, "port");
      return Optional.empty();
    }
    Fields fields = fields(object, pointer, nodeId);
    Optional<String> id = fields.requiredText("id");
    Optional<String> label = fields.text("label");
    Optional<String> type = fields.text("type");
    return id.map(portId -> new Port(portId, label.orElse(portId), type.orElse("object")));
  }

  private List<FlowEdge> parseEdges(JsonArray array) {
    List<FlowEdge> edges = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < array.items().size(); i++) {
      JsonPointer pointer = JsonPointer.ROOT.child("edges").child(i);
      if (!(array.items().get(i) instanceof JsonObject object)) {
        reportNotAnObject(array.items().get(i), pointer, "edge");
        continue;
      }
      Optional<FlowEdge> edge = parseEdge(object, pointer);
      if (edge.isPresent() && !ids.add(edge.get().id())) {
        diagnostics.error(
            "duplicate_edge_id",
            edge.get(),
            pointer.child("id"),
            "edge id '" + edge.get().id() + "' is used twice",
            "Give every edge an id of its own.");
        continue;
      }
      edge.ifPresent(edges::add);
    }
    return edges;
  }

  private Optional<FlowEdge> parseEdge(JsonObject object, JsonPointer pointer) {
    Fields fields = fields(object, pointer, Optional.empty());
    Optional<String> id = fields.requiredText("id");
    Optional<String> type = fields.requiredText("type");
    Optional<EdgeKind> kind = type.flatMap(EdgeKind::named);
    if (type.isPresent() && kind.isEmpty()) {
      fields.report(
          "unknown_edge_kind",
          fields.at("type"),
          "edge '" + id.orElse("?") + "': unknown type '" + Texts.capped(type.get()) + "'",
          "Use one of: " + words(EdgeKind.values()) + ".");
    }
    Optional<Endpoint> source = parseEndpoint(fields, "source", object);
    Optional<Endpoint> target = parseEndpoint(fields, "target", object);
    Optional<String> condition = fields.text("condition");
    if (id.isEmpty() || kind.isEmpty() || source.isEmpty() || target.isEmpty()) {
      return Optional.empty();
    }
    FlowEdge edge =
        new FlowEdge(id.get(), kind.get(), source.get(), target.get(), condition, pointer);
    if (kind.get() == EdgeKind.CONDITIONAL && condition.filter(c -> !c.isBlank()).isEmpty()) {
      diagnostics.error(
          "missing_condition",
          edge,
          fields.at("condition"),
          "edge '" + edge.id() + "': a conditional edge needs a condition",
          "Add \"condition\": an expression such as score >= 0.8, or else.");
    }
    return Optional.of(edge);
  }

  private Optional<Endpoint> parseEndpoint(Fields edge, String name, JsonObject edgeObject) {
    if (!edgeObject.has(name)) {
      edge.report(
          "missing_field",
          edge.at(name),
          name + " is required",
          "Add \"" + name + "\": {\"node\": \"…\", \"port\": \"…\"}.");
      return Optional.empty();
    }
    return edge.object(name)
        .flatMap(
            object -> {
              Fields fields = fields(object, edge.at(name), Optional.empty());
              Optional<String> node = fields.requiredText("node");
              Optional<String> port = fields.requiredText("port");
              return node.flatMap(n -> port.map(p -> new Endpoint(n, p)));
            });
  }

  private void reportNotAnObject(JsonValue value, JsonPointer pointer, String what) {
    diagnostics.error(
        "wrong_type",
        pointer,
        "a " + what + " is a " + value.kind() + " (expected: an object)",
        "Write each " + what + " as an object, or remove this item.");
  }

  private Fields fields(JsonObject object, JsonPointer pointer, Optional<String> nodeId) {
    return new Fields(object, pointer, diagnostics, nodeId);
  }

  private static String words(Enum<?>[] values) {
    return Arrays.stream(values)
        .map(value -> value.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }
}
