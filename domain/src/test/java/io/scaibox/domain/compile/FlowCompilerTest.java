package io.scaibox.domain.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaibox.domain.diagnostic.Diagnostic;
import io.scaibox.domain.json.JsonArray;
import io.scaibox.domain.json.JsonNumber;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.json.JsonString;
import io.scaibox.domain.json.JsonValue;
import io.scaibox.domain.program.Program;
import io.scaibox.domain.program.Step;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the compiler says about flows, in the documented words. */
class FlowCompilerTest {

  private final FlowCompiler compiler = new FlowCompiler();

  private List<Diagnostic> errors(JsonObject content) {
    return compiler.compile(content, "flow_demo1").diagnostics().stream()
        .filter(Diagnostic::isError)
        .toList();
  }

  private List<String> messages(JsonObject content) {
    return errors(content).stream().map(Diagnostic::message).toList();
  }

  private static JsonObject config(String name, JsonValue value) {
    return JsonObject.builder().put(name, value).build();
  }

  private static FlowBuilder sound() {
    return new FlowBuilder().entry("in").llm("sort").edge("in", "sort");
  }

  @Test
  void aSoundFlowCompiles() {
    CompiledFlow compiled = compiler.compile(sound().build(), "flow_demo1");
    assertThat(compiled.program()).isPresent();
    assertThat(compiled.warnings())
        .extracting(Diagnostic::message)
        .containsExactly("node 'sort' has an unused output port 'out'");
  }

  @Test
  void anEdgeFromAnUnknownPort() {
    assertThat(messages(new FlowBuilder().entry("in").llm("a").edge("in", "p", "a", "in").build()))
        .containsExactly("edge 'edge_1': source node 'in' has no output port 'p'");
  }

  @Test
  void anEdgeToAnUnknownPort() {
    assertThat(
            messages(
                new FlowBuilder().entry("in").llm("a").edge("in", "out_request", "a", "x").build()))
        .containsExactly("edge 'edge_1': target node 'a' has no input port 'x'");
  }

  @Test
  void anEdgeToAnUnknownNode() {
    assertThat(messages(sound().edge("sort", "nobody").build()))
        .containsExactly("edge 'edge_2': target node 'nobody' does not exist");
  }

  @Test
  void anUndeclaredRoleUnderEitherName() {
    for (String key : List.of("llm_role", "model")) {
      JsonObject node = JsonObject.builder().put("goal", "g").put(key, "r").build();
      Diagnostic error =
          errors(new FlowBuilder().entry("in").node("x", "llm_guarded", node).build()).get(0);
      assertThat(error.message())
          .isEqualTo("llm_role validation failed: node 'x': llm_role='r' is not declared");
      assertThat(error.pointer().text()).isEqualTo("/nodes/1/config/" + key);
      assertThat(error.pointer().path()).isEqualTo("nodes[1].config." + key);
      assertThat(error.nodeId()).contains("x");
      assertThat(error.fix()).contains("primary");
    }
  }

  @Test
  void noEntry() {
    Diagnostic error = errors(new FlowBuilder().llm("a").build()).get(0);
    assertThat(error.message()).isEqualTo("flow has no entry-point node");
    assertThat(error.pointer().path()).isEqualTo("nodes");
  }

  @Test
  void aCycle() {
    assertThat(messages(sound().llm("b").edge("sort", "b").edge("b", "sort").build()))
        .containsExactly("cycle detected: sort -> b -> sort");
  }

  @Test
  void anEdgeFromANodeToItself() {
    assertThat(messages(sound().edge("sort", "sort").build()))
        .containsExactly("cycle detected: sort -> sort");
  }

  @Test
  void aMissingPluginArgument() {
    JsonObject node =
        JsonObject.builder()
            .put("plugin", "scaidrive")
            .put("method", "search")
            .put("args", JsonObject.builder().put("query", "x").build())
            .build();
    assertThat(messages(new FlowBuilder().entry("in").node("kb", "tool_plugin", node).build()))
        .containsExactly("plugin call 'scaidrive.search': missing required arg 'path'");
  }

  @Test
  void aReviewWithoutQueueAndScope() {
    assertThat(errors(sound().node("r", "hitl_review", JsonObject.EMPTY).build()))
        .extracting(Diagnostic::code)
        .containsExactlyInAnyOrder("missing_field", "no_scope");
  }

  @Test
  void aWhileLoopNeedsItsLimit() {
    JsonObject loop = config("style", new JsonString("while"));
    assertThat(messages(sound().node("loop", "logic_loop", loop).build()))
        .contains("while loop missing max_iterations");
    assertThat(
            messages(
                sound()
                    .node("loop", "logic_loop", loop.with("max_iterations", JsonNumber.of(3)))
                    .build()))
        .doesNotContain("while loop missing max_iterations");
  }

  @Test
  void anUnknownKindLeavesNoFollowUpNoise() {
    assertThat(
            messages(
                sound().node("odd", "entry_chat", JsonObject.EMPTY).edge("sort", "odd").build()))
        .containsExactly("node 'odd': unknown type 'entry_chat'");
  }

  @Test
  void aCronWithSixFields() {
    assertThat(
            messages(
                new FlowBuilder()
                    .node("tick", "entry_schedule", config("cron", new JsonString("0 0 * * * *")))
                    .build()))
        .containsExactly("cron: '0 0 * * * *' (expected: 5 fields)");
  }

  @Test
  void allProblemsAtOnceInDocumentOrder() {
    JsonObject content =
        new FlowBuilder()
            .llm("a")
            .node("a", "llm_rigid", JsonObject.EMPTY)
            .raw(new JsonString("node"))
            .edge("a", "p", "b", "in")
            .config("publish_as_model", new JsonString("yes"))
            .build()
            .with("version", new JsonString("1"));
    assertThat(errors(content))
        .extracting(error -> error.pointer().text())
        .containsExactly(
            "/version",
            "/nodes",
            "/nodes/1/id",
            "/nodes/2",
            "/edges/0/source/port",
            "/edges/0/target/node",
            "/config/publish_as_model");
  }

  @Test
  void queueDeclarationsAreChecked() {
    JsonObject queue =
        JsonObject.builder()
            .put("slug", "_audit")
            .put("consumer_mode", "lifo")
            .put("max_retries", JsonNumber.of(101))
            .put("purpose", "fun")
            .build();
    JsonObject scaiqueue =
        JsonObject.builder()
            .put("scope", "desk")
            .put("queues", new JsonArray(List.of(queue)))
            .build();
    assertThat(messages(sound().config("scaiqueue", scaiqueue).build()))
        .contains("max_retries: 101 (expected: 0..100)")
        .hasSize(4);
  }

  @Test
  void modelsAreChecked() {
    JsonArray models =
        new JsonArray(
            List.of(
                FlowBuilder.model("Primary"),
                FlowBuilder.model("a"),
                FlowBuilder.model("a").with("temperature", JsonNumber.of(3))));
    JsonObject identity = JsonObject.builder().put("models", models).build();
    assertThat(errors(sound().config("core_identity", identity).build()))
        .extracting(Diagnostic::code)
        .containsExactlyInAnyOrder("bad_role", "duplicate_role", "out_of_range");
    assertThat(errors(sound().config("core_identity", config("models", JsonArray.EMPTY)).build()))
        .extracting(Diagnostic::code)
        .contains("no_models");
  }

  @Test
  void forksAndJoinsRunInEdgeOrderWhateverTheNodesOrder() {
    JsonObject content =
        new FlowBuilder()
            .llm("join")
            .llm("right")
            .llm("left")
            .entry("in")
            .llm("never")
            .edge("in", "left")
            .edge("in", "right")
            .edge("left", "join")
            .edge("right", "join")
            .build();
    assertThat(compiler.compile(content, "x").program().orElseThrow().steps())
        .extracting(step -> step.meta().nodeId())
        .containsExactly("left", "right", "join");
  }

  @Test
  void aBreakpointPausesBeforeItsNode() {
    JsonObject node = JsonObject.builder().put("goal", "g").put("breakpoint", true).build();
    List<Step> steps =
        compiler
            .compile(
                new FlowBuilder()
                    .entry("in")
                    .node("a", "llm_flexible", node)
                    .edge("in", "a")
                    .build(),
                "x")
            .program()
            .orElseThrow()
            .steps();
    assertThat(((Step.Checkpoint) steps.get(0)).type()).isEqualTo("debug_breakpoint");
    assertThat(steps.get(1)).isInstanceOf(Step.ModelCall.class);
  }

  @Test
  void pluginsThatStepsUseAreDeclaredAndScopesAreFilledIn() {
    JsonObject scaiqueue = JsonObject.builder().put("scope", "desk").build();
    JsonObject node = config("queue", new JsonString("done"));
    Program program =
        compiler
            .compile(
                new FlowBuilder()
                    .entry("in")
                    .node("p", "queue_publish", node)
                    .edge("in", "p")
                    .config("scaiqueue", scaiqueue)
                    .build(),
                "x")
            .program()
            .orElseThrow();
    assertThat(program.plugins())
        .extracting(plugin -> plugin.text("alias") + " " + plugin.text("endpoint"))
        .containsExactly("scaiqueue plugin://scaiqueue");
    assertThat(((Step.PluginCall) program.steps().get(0)).args().text("scope")).isEqualTo("desk");
  }

  @Test
  void aNameWithoutLatinLettersFallsBackToTheFlowsId() {
    JsonObject identity =
        JsonObject.builder()
            .put("name", "客服")
            .put("models", new JsonArray(List.of(FlowBuilder.model("primary"))))
            .build();
    assertThat(
            compiler
                .compile(sound().config("core_identity", identity).build(), "flow_7C1")
                .program()
                .orElseThrow()
                .name())
        .isEqualTo("flow-7c1");
  }

  @Test
  void aDecisionThatListsNoOutputsHasThoseThatItsEdgesName() {
    JsonObject flow =
        sound()
            .node("d", "logic_decision", JsonObject.EMPTY)
            .llm("a")
            .edge("sort", "d")
            .edge("d", "yes", "a", "in")
            .build();
    assertThat(messages(flow)).isEmpty();
  }

  @Test
  void aPortNamedLikeAnArgumentDoesNotReplaceItWithoutADataEdge() {
    JsonObject node =
        JsonObject.builder()
            .put("id", "p")
            .put("type", "tool_plugin")
            .put("label", "P")
            .put("position", JsonObject.EMPTY)
            .put(
                "config",
                JsonObject.builder().put("plugin", "scaidrive").put("method", "search").build())
            .put("inputs", new JsonArray(List.of(config("id", new JsonString("path")))))
            .build();
    FlowBuilder flow = sound().raw(node).edge("sort", "out", "p", "path");
    assertThat(errors(flow.build()))
        .extracting(error -> error.code() + error.pointer().text())
        .containsExactly("missing_plugin_argument/nodes/2");
    assertThat(errors(flow.data("sort", "p", "path").build())).isEmpty();
  }

  @Test
  void budgetsAreChecked() {
    JsonObject budget =
        JsonObject.builder().put("max_retries", -1).put("max_duration", "soon").build();
    JsonObject node = JsonObject.builder().put("goal", "g").put("budget", budget).build();
    assertThat(errors(sound().node("x", "llm_flexible", node).edge("sort", "x").build()))
        .extracting(error -> error.pointer().text())
        .containsExactly(
            "/nodes/2/config/budget/max_retries", "/nodes/2/config/budget/max_duration");
  }

  @Test
  void aBindingThatHidesANodeIsWarnedOf() {
    JsonObject node =
        JsonObject.builder()
            .put("goal", "g")
            .put("input_bindings", config("sort", new JsonString("input")))
            .build();
    assertThat(
            compiler
                .compile(sound().node("x", "llm_flexible", node).edge("sort", "x").build(), "x")
                .warnings())
        .extracting(Diagnostic::code)
        .contains("shadowed_name");
  }

  @Test
  void tenThousandNodesInAChainFitTheStack() {
    FlowBuilder builder = new FlowBuilder().entry("in");
    String last = "in";
    for (int i = 0; i < 10_000; i++) {
      builder.llm("n" + i).edge(last, "n" + i);
      last = "n" + i;
    }
    assertThat(compiler.compile(builder.build(), "x").program().orElseThrow().steps())
        .hasSize(10_000);
  }
}
