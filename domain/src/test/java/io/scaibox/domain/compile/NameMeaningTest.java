package io.scaibox.domain.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaibox.domain.json.JsonArray;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.json.JsonString;
import io.scaibox.domain.program.Statement;
import io.scaibox.domain.program.Step;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every way to name a node's result ends at the one name that manifests bind. */
class NameMeaningTest {

  private static JsonObject config(String name, String value) {
    return JsonObject.builder().put(name, value).build();
  }

  private static String written(String template) {
    JsonObject flow =
        new FlowBuilder()
            .entry("in-1")
            .node("sort-it", "llm_rigid", config("template", "x"))
            .node("Big", "llm_rigid", config("template", template))
            .edge("in-1", "sort-it")
            .edge("sort-it", "Big")
            .build()
            .with("variables", new JsonArray(List.of(config("name", "total"))));
    Step step = new FlowCompiler().compile(flow, "x").program().orElseThrow().steps().get(1);
    return ((Statement.Evaluate) ((Step.Rigid) step).statements().get(0)).template();
  }

  @ParameterizedTest
  @CsvSource({
    "{{sort-it.a}}, {{sort_it.a}}",
    "{{sort_it.a}}, {{sort_it.a}}",
    "{{label_sort_it.a}}, {{sort_it.a}}",
    "{{label-sort-it.a}}, {{sort_it.a}}",
    "{{out_request.a}}, {{in_1.a}}",
    "{{request.a}}, {{in_1.a}}",
    "{{in-1.a}}, {{in_1.a}}",
    "{{in.a}}, {{sort_it.a}}",
    "{{total + 1}}, {{total + 1}}",
    "{{input.a}}, {{input.a}}",
    "{{nobody}}, {{nobody}}",
    "{{a - b}}, {{a - b}}",
    "{{ sort-it.a  >  sort-it.b }}, {{ sort_it.a  >  sort_it.b }}"
  })
  void aNameIsWrittenAsItsBindingAndAllElseStays(String template, String expected) {
    assertThat(written(template)).isEqualTo(expected);
  }

  @Test
  void idsThatBecomeTheSameIdentifierKeepNamesOfTheirOwn() {
    JsonObject flow =
        new FlowBuilder()
            .entry("input")
            .llm("a-b")
            .llm("a_b")
            .node("c", "llm_rigid", config("template", "{{a-b.x}} {{a_b.x}} {{not.x}}"))
            .llm("not")
            .edge("input", "out_request", "a-b", "in")
            .edge("a-b", "a_b")
            .edge("a_b", "not")
            .edge("not", "c")
            .build();
    Step.Rigid last =
        (Step.Rigid) new FlowCompiler().compile(flow, "x").program().orElseThrow().steps().get(3);
    assertThat(((Statement.Evaluate) last.statements().get(0)).template())
        .isEqualTo("{{a_b_2.x}} {{a_b.x}} {{not_node.x}}");
  }

  @Test
  void itemsOfLoopsInLoopsKeepApart() {
    JsonObject each = config("collection", "input.lists");
    JsonObject inner = config("collection", "item.list");
    JsonObject flow =
        new FlowBuilder()
            .entry("in")
            .node("a", "logic_loop", each)
            .node("b", "logic_loop", inner)
            .node("c", "llm_rigid", config("template", "{{item.x}}"))
            .node("d", "llm_rigid", config("template", "{{item.y}}"))
            .edge("in", "a")
            .edge("a", "body", "b", "in")
            .edge("b", "body", "c", "in")
            .edge("b", "done", "d", "in")
            .build();
    Step.ForEach outer =
        (Step.ForEach) new FlowCompiler().compile(flow, "x").program().orElseThrow().steps().get(0);
    Step.ForEach nested = (Step.ForEach) outer.steps().get(0);
    assertThat(outer.item()).isEqualTo("item");
    assertThat(nested.item()).isEqualTo("item_2");
    assertThat(nested.collection()).isEqualTo("item.list");
    assertThat(template(nested.steps().get(0))).isEqualTo("{{item_2.x}}");
    assertThat(template(outer.steps().get(1))).isEqualTo("{{item.y}}");
  }

  @Test
  void whatTheCompilerAddsTakesNoNameOfTheFlow() {
    JsonObject flow =
        new FlowBuilder()
            .entry("in")
            .node("d", "logic_decision", JsonObject.EMPTY)
            .llm("a")
            .llm("run_b")
            .llm("b")
            .edge("in", "d")
            .edge("d", "run_b")
            .conditional("d", "a", "input.x")
            .conditional("d", "b", "input.y")
            .edge("a", "b")
            .build();
    String steps = new FlowCompiler().compile(flow, "x").program().orElseThrow().steps().toString();
    assertThat(steps).contains("run_b_2").doesNotContain("name=run_b,");
  }

  private static String template(Step step) {
    return ((Statement.Evaluate) ((Step.Rigid) step).statements().get(0)).template();
  }

  @Test
  void dataEdgesFillInputsAndArguments() {
    JsonObject ports = JsonObject.builder().put("id", "path").put("label", "path").build();
    JsonObject plugin =
        JsonObject.builder()
            .put("id", "p")
            .put("type", "tool_plugin")
            .put("label", "P")
            .put("position", JsonObject.EMPTY)
            .put(
                "config",
                JsonObject.builder().put("plugin", "scaidrive").put("method", "search").build())
            .put(
                "inputs",
                new JsonArray(List.of(ports, JsonObject.builder().put("id", "in").build())))
            .build();
    JsonObject flow =
        new FlowBuilder()
            .entry("in-1")
            .llm("m")
            .raw(plugin)
            .edge("in-1", "m")
            .edge("m", "p")
            .data("m", "p", "path")
            .data("in-1", "m", "in")
            .build();
    List<Step> steps = new FlowCompiler().compile(flow, "x").program().orElseThrow().steps();
    assertThat(((Step.ModelCall) steps.get(0)).settings().object("input_bindings").text("in"))
        .isEqualTo("in_1");
    assertThat(((Step.PluginCall) steps.get(1)).args().get("path"))
        .isEqualTo(new JsonString("{{m}}"));
  }
}
