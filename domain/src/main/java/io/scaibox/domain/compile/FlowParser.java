package io.scaibox.domain.compile;

import io.scaibox.domain.diagnostic.Diagnostics;
import io.scaibox.domain.diagnostic.PatchOperation;
import io.scaibox.domain.diagnostic.Texts;
import io.scaibox.domain.flow.FlowConfig;
import io.scaibox.domain.flow.FlowEdge;
import io.scaibox.domain.flow.FlowFields;
import io.scaibox.domain.flow.FlowGraph;
import io.scaibox.domain.flow.FlowNode;
import io.scaibox.domain.flow.FlowVariable;
import io.scaibox.domain.flow.FlowVersion;
import io.scaibox.domain.json.JsonArray;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.json.JsonPointer;
import io.scaibox.domain.json.JsonString;
import io.scaibox.domain.json.JsonValue;
import io.scaibox.domain.name.Bindings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * First stage: reads a flow's JSON into a {@link FlowGraph} and reports what breaks the schema
 * (reference/scaiflow.md 16).
 *
 * <p>A node or edge that can't be read is left out of the graph, so that later stages report
 * problems of their own only.
 */
final class FlowParser {

  private static final Pattern TWO_NUMBERS = Pattern.compile("\\d{1,6}(\\.\\d{1,6})?");

  private final Diagnostics diagnostics;
  private final NodeParser nodeParser;
  private final EdgeParser edgeParser;
  private JsonPointer nodesPointer = JsonPointer.ROOT;

  FlowParser(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
    this.nodeParser = new NodeParser(diagnostics);
    this.edgeParser = new EdgeParser(diagnostics);
  }

  FlowGraph parse(JsonObject content) {
    Fields top = new Fields(content, JsonPointer.ROOT, diagnostics);
    top.warnOfOthersThan(FlowFields.FLOW);
    top.text("$schema");
    String id = top.requiredText("id").orElse("");
    String name = top.requiredText("name").orElse("");
    String version = top.requiredText("version").orElse("");
    checkVersion(top, version);
    String target = top.text("scaicore_target").orElse("0.2");
    nodesPointer = top.at("nodes");
    List<FlowNode> nodes = nodeParser.parse(top.array("nodes").orElse(JsonArray.EMPTY));
    List<FlowEdge> edges = edgeParser.parse(top.array("edges").orElse(JsonArray.EMPTY));
    List<FlowVariable> variables = variables(top);
    top.array("tests");
    top.object("metadata");
    FlowConfig config =
        new ConfigParser(diagnostics)
            .parse(top.object("config").orElse(JsonObject.EMPTY), top.at("config"), name);
    return new FlowGraph(id, name, version, target, nodes, edges, config, variables, content);
  }

  /** Returns where the nodes stand, or the whole document when it has none. */
  JsonPointer nodesPointer() {
    return nodesPointer;
  }

  /** Returns the ids of nodes that stand in the document but could not be read. */
  Set<String> unreadableNodes() {
    return nodeParser.unreadable();
  }

  private static void checkVersion(Fields top, String version) {
    if (version.isEmpty() || FlowVersion.parse(version).isPresent()) {
      return;
    }
    Optional<PatchOperation> patch =
        TWO_NUMBERS.matcher(version).matches()
            ? Optional.of(version + (version.contains(".") ? ".0" : ".0.0"))
                .filter(longer -> FlowVersion.parse(longer).isPresent())
                .map(longer -> PatchOperation.replace(top.at("version"), new JsonString(longer)))
            : Optional.empty();
    top.error("bad_version", top.at("version"))
        .says("version: " + Texts.capped(version) + " (expected: a semantic version such as 1.0.0)")
        .patch(patch)
        .fix("Write the version as MAJOR.MINOR.PATCH.");
  }

  private List<FlowVariable> variables(Fields top) {
    List<FlowVariable> variables = new ArrayList<>();
    Set<String> names = new HashSet<>();
    JsonArray array = top.array("variables").orElse(JsonArray.EMPTY);
    for (int i = 0; i < array.items().size(); i++) {
      JsonPointer at = top.at("variables").child(i);
      JsonValue item = array.items().get(i);
      if (!(item instanceof JsonObject object)) {
        diagnostics
            .error("wrong_type", at)
            .says("a variable is a " + item.kind() + " (expected: an object)")
            .fix("Write each variable as {\"name\": \"…\", \"type\": \"…\"}.");
        continue;
      }
      Fields fields = top.inner(object, at);
      fields.warnOfOthersThan(FlowFields.VARIABLE);
      fields.text("type");
      fields
          .requiredText("name")
          .ifPresent(
              name -> {
                checkName(fields, "name", name);
                if (names.add(name)) {
                  variables.add(new FlowVariable(name, at));
                } else {
                  fields
                      .error("duplicate_variable", fields.at("name"))
                      .says("variable '" + Texts.capped(name) + "' is declared twice")
                      .fix("Remove one of the two declarations.");
                }
              });
    }
    return variables;
  }

  /** Checks a name that something gets bound to (reference/scaigrid.md 3.6). */
  static void checkName(Fields fields, String field, String name) {
    if (!Bindings.isIdentifier(name)) {
      fields
          .error("bad_name", fields.at(field))
          .says(
              field
                  + ": '"
                  + Texts.capped(name)
                  + "' (expected: an identifier, [a-z_][a-zA-Z0-9_]*)")
          .fix("Use letters, digits and _, starting with a lower-case letter or _.");
    } else if (Bindings.BUILT_IN.contains(name)) {
      fields
          .error("bad_name", fields.at(field))
          .says(field + ": '" + name + "' already means something in every expression")
          .fix(
              "Choose another name than "
                  + String.join(", ", Bindings.BUILT_IN.stream().sorted().toList())
                  + ".");
    }
  }
}
