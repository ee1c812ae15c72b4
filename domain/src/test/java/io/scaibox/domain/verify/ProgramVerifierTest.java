package io.scaibox.domain.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaibox.domain.diagnostic.Diagnostic;
import io.scaibox.domain.diagnostic.Diagnostics;
import io.scaibox.domain.flow.ModelEntry;
import io.scaibox.domain.json.JsonArray;
import io.scaibox.domain.json.JsonNumber;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.json.JsonPointer;
import io.scaibox.domain.json.JsonString;
import io.scaibox.domain.program.Program;
import io.scaibox.domain.program.Statement;
import io.scaibox.domain.program.Step;
import io.scaibox.domain.program.StepMeta;
import io.scaibox.domain.program.Trigger;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What the verifier refuses, whoever made the program. */
class ProgramVerifierTest {

  private static StepMeta meta(String id) {
    return new StepMeta(id, "llm_rigid", id, JsonObject.EMPTY, Optional.empty());
  }

  private static Program program(Step... steps) {
    ModelEntry model =
        new ModelEntry("primary", "scaigrid", "m", JsonObject.EMPTY, JsonPointer.ROOT);
    JsonObject plugin = JsonObject.builder().put("alias", "scaidrive").build();
    return new Program(
        "core",
        "Core",
        "0.2",
        List.of(model),
        List.of(plugin),
        List.of(),
        Optional.empty(),
        List.of(new Trigger("in", "api", JsonObject.EMPTY, meta("in"))),
        List.of(steps),
        false,
        List.of(),
        JsonObject.EMPTY);
  }

  private static List<String> codes(Program program) {
    Diagnostics diagnostics = new Diagnostics();
    new ProgramVerifier(PluginSignatures.BUILT_IN, diagnostics).verify(program);
    return diagnostics.inDocumentOrder(JsonObject.EMPTY).stream().map(Diagnostic::code).toList();
  }

  private static Step rigid(Statement statement) {
    return new Step.Rigid(meta("r"), List.of(statement), Optional.empty());
  }

  private static Step call(String role, JsonObject settings) {
    return new Step.ModelCall(meta("m"), "goal", role, false, Optional.empty(), settings, "m");
  }

  @Test
  void aSoundProgramPasses() {
    assertThat(
            codes(
                program(
                    rigid(new Statement.Evaluate("{{input.x}}")),
                    call("primary", JsonObject.EMPTY))))
        .isEmpty();
  }

  @Test
  void nothingRandomAndNoModelInRigidCode() {
    assertThat(codes(program(rigid(new Statement.Evaluate("{{now()}}"))))).containsExactly("E400");
    assertThat(codes(program(rigid(new Statement.Assign("x", new JsonString("random() + 1"))))))
        .containsExactly("E400");
    assertThat(codes(program(rigid(new Statement.Assign("x", new JsonString("llm(y)"))))))
        .containsExactly("E405");
    assertThat(codes(program(rigid(new Statement.Evaluate("now() is only text here"))))).isEmpty();
  }

  @Test
  void rolesPluginsAndArguments() {
    assertThat(codes(program(call("fast", JsonObject.EMPTY)))).containsExactly("E453");
    assertThat(codes(program(new Step.PluginCall(meta("p"), "crm", "find", JsonObject.EMPTY, "p"))))
        .containsExactly("E454");
    assertThat(
            codes(
                program(
                    new Step.PluginCall(meta("p"), "scaidrive", "search", JsonObject.EMPTY, "p"))))
        .containsExactly("E455");
  }

  @Test
  void reviewsNeedARouteAndBudgetsSense() {
    Step review =
        new Step.Checkpoint(
            meta("h"),
            "hitl_review",
            Optional.of(new Step.HitlTarget("", "review")),
            JsonObject.EMPTY,
            "h");
    assertThat(codes(program(review))).containsExactly("E456");
    JsonObject budget = JsonObject.builder().put("max_retries", JsonNumber.of(-1)).build();
    assertThat(codes(program(call("primary", JsonObject.builder().put("budget", budget).build()))))
        .containsExactly("E459");
  }

  @Test
  void whatStandsInOtherStepsIsCheckedToo() {
    Step bad = call("fast", JsonObject.EMPTY);
    Step.Arm arm = new Step.Arm(Optional.of("x >"), List.of(bad));
    assertThat(codes(program(new Step.Match(meta("d"), List.of(arm)))))
        .containsExactlyInAnyOrder("E457", "E453");
    assertThat(codes(program(new Step.While(meta("w"), "x", 0, List.of(bad), "w"))))
        .containsExactlyInAnyOrder("E458", "E453");
    assertThat(
            codes(
                program(
                    new Step.ForEach(
                        meta("f"), "", "item", OptionalInt.empty(), List.of(bad), "f"))))
        .containsExactlyInAnyOrder("E457", "E453");
    assertThat(
            codes(
                program(
                    new Step.Parallel(
                        meta("q"), List.of(List.of(bad)), OptionalInt.empty(), true))))
        .containsExactly("E453");
  }

  @Test
  void aNodeIsEmittedOnce() {
    assertThat(codes(program(call("primary", JsonObject.EMPTY), call("primary", JsonObject.EMPTY))))
        .containsExactly("E452");
  }

  @Test
  void signaturesComeFromTheTableAFileAndTheFlow() {
    PluginSignatures known =
        PluginSignatures.BUILT_IN
            .and(PluginSignatures.of(object("crm", object("find", required("id")))))
            .with(
                List.of(
                    JsonObject.builder()
                        .put("alias", "erp")
                        .put("methods", object("book", required("order")))
                        .build()));
    assertThat(known.missing("scaidrive", "search", JsonObject.EMPTY)).containsExactly("path");
    assertThat(known.missing("crm", "find", JsonObject.EMPTY)).containsExactly("id");
    assertThat(known.missing("erp", "book", JsonObject.EMPTY)).containsExactly("order");
    assertThat(known.missing("other", "any", JsonObject.EMPTY)).isEmpty();
  }

  private static JsonObject object(String name, JsonObject value) {
    return JsonObject.builder().put(name, value).build();
  }

  private static JsonObject required(String argument) {
    return JsonObject.builder().put("required", JsonArray.ofStrings(List.of(argument))).build();
  }
}
