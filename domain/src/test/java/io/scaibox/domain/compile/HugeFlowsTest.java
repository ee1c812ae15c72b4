package io.scaibox.domain.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaibox.domain.diagnostic.Diagnostic;
import io.scaibox.domain.json.JsonArray;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.json.JsonString;
import io.scaibox.domain.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Flows as large as a request may be, made to hurt: each would take hours if one step were slow.
 */
class HugeFlowsTest {

  private static final int MANY = 50_000;

  private final FlowCompiler compiler = new FlowCompiler();

  private static JsonObject named(String name, String value) {
    return JsonObject.builder().put(name, value).build();
  }

  @Test
  void moreProblemsThanAnybodyReadsAreCounted() {
    JsonObject.Builder flow = JsonObject.builder();
    for (int i = 0; i < MANY; i++) {
      flow.put("unknown_" + i, i);
    }
    List<Diagnostic> found = compiler.validate(flow.build());
    assertThat(found).filteredOn(Diagnostic::isError).hasSizeLessThan(10);
    assertThat(found).filteredOn(diagnostic -> !diagnostic.isError()).hasSize(1_001);
    assertThat(found.get(found.size() - 1).message())
        .isEqualTo("49000 more warnings are not listed");
  }

  @Test
  void manyNodesWithoutAnything() {
    List<JsonValue> nodes = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      nodes.add(named("id", "n" + i));
    }
    assertThat(compiler.validate(JsonObject.builder().put("nodes", new JsonArray(nodes)).build()))
        .filteredOn(Diagnostic::isError)
        .hasSize(1_001);
  }

  @Test
  void manyUnknownNamesInManyTemplates() {
    FlowBuilder builder = new FlowBuilder().entry("in");
    for (int i = 0; i < 5_000; i++) {
      builder.node("n-" + i, "llm_rigid", named("template", "{{nobody_" + i + ".x}}"));
      builder.edge("in", "n-" + i);
    }
    assertThat(compiler.compile(builder.build(), "x").program()).isPresent();
  }

  @Test
  void manyIdsThatBecomeTheSameIdentifier() {
    FlowBuilder builder = new FlowBuilder().entry("in");
    for (int i = 0; i < 20_000; i++) {
      builder.node(new String(Character.toChars(0x4e00 + i)), "checkpoint", JsonObject.EMPTY);
    }
    assertThat(compiler.compile(builder.build(), "x").program()).isPresent();
  }

  @Test
  void dashesWithoutEnd() {
    FlowBuilder builder = new FlowBuilder().entry("in");
    builder.node("a-b", "llm_rigid", named("template", "{{" + "a-".repeat(500_000) + "a}}"));
    assertThat(compiler.validate(builder.edge("in", "a-b").build()))
        .extracting(Diagnostic::code)
        .contains("bad_template");
  }

  @Test
  void oneNodeWithManyPortsAndEdges() {
    List<JsonValue> ports = new ArrayList<>();
    FlowBuilder builder = new FlowBuilder().entry("in");
    for (int i = 0; i < 20_000; i++) {
      ports.add(named("id", "p" + i));
    }
    JsonObject node =
        JsonObject.builder()
            .put("id", "a")
            .put("type", "llm_rigid")
            .put("label", "A")
            .put("position", JsonObject.EMPTY)
            .put("config", named("template", "x"))
            .put("inputs", new JsonArray(ports))
            .build();
    builder.raw(node);
    for (int i = 0; i < 20_000; i++) {
      builder.edge("in", "out_request", "a", "p" + i);
    }
    assertThat(compiler.compile(builder.build(), "x").program()).isPresent();
  }

  @Test
  void everyNodeLeadsBack() {
    FlowBuilder builder = new FlowBuilder().entry("in").llm("n0").edge("in", "n0");
    for (int i = 1; i < 10_000; i++) {
      builder.llm("n" + i).edge("n" + (i - 1), "n" + i).edge("n" + i, "n0");
    }
    assertThat(compiler.validate(builder.build())).anyMatch(Diagnostic::isError);
  }

  @Test
  void aTextAsLongAsARequest() {
    JsonObject flow = new FlowBuilder().entry("in").llm("a").edge("in", "a").build();
    String text = "{{input.x}} ".repeat(300_000);
    JsonObject rigid = named("template", text);
    assertThat(
            compiler
                .compile(
                    new FlowBuilder()
                        .entry("in")
                        .node("a", "llm_rigid", rigid)
                        .edge("in", "a")
                        .build(),
                    "x")
                .program())
        .isPresent();
    assertThat(compiler.validate(flow.with("name", new JsonString(text)))).isNotEmpty();
  }
}
