package io.scaibox.domain.manifest;

import io.scaibox.domain.expression.Template;
import io.scaibox.domain.json.JsonArray;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.json.JsonString;
import io.scaibox.domain.json.JsonValue;
import io.scaibox.domain.program.Statement;
import io.scaibox.domain.program.Step;
import io.scaibox.domain.program.StepMeta;
import java.util.List;
import java.util.Locale;

/** Lays single steps out with the manifest's keywords; every step ends with its {@code meta}. */
final class ManifestSteps {

  private static final String STEPS = "steps";
  private static final String RESULT = "result_binding";

  private ManifestSteps() {}

  static JsonArray steps(List<Step> steps) {
    return new JsonArray(steps.stream().<JsonValue>map(ManifestSteps::step).toList());
  }

  static JsonObject meta(StepMeta meta) {
    if (meta.synthetic().isPresent()) {
      JsonObject.Builder object =
          JsonObject.builder()
              .put("synthetic", meta.synthetic().get().name().toLowerCase(Locale.ROOT));
      if (!meta.nodeId().isEmpty()) {
        object.put("for_node", meta.nodeId());
      }
      return object.build();
    }
    return JsonObject.builder()
        .put("node_id", meta.nodeId())
        .put("node_kind", meta.nodeKind())
        .put("node_label", meta.nodeLabel())
        .put("node_config", Manifest.sorted(meta.nodeConfig()))
        .build();
  }

  private static JsonObject step(Step step) {
    JsonObject.Builder object = JsonObject.builder();
    if (step instanceof Step.ModelCall call) {
      modelCall(call, object);
    } else if (step instanceof Step.Rigid rigid) {
      object.put("rigid", rigid(rigid));
      rigid.resultBinding().ifPresent(name -> object.put(RESULT, name));
    } else if (step instanceof Step.PluginCall call) {
      object.put("plugin_call", pluginCall(call)).put(RESULT, call.resultBinding());
    } else if (step instanceof Step.Checkpoint checkpoint) {
      object.put("checkpoint", checkpoint(checkpoint)).put(RESULT, checkpoint.resultBinding());
    } else if (step instanceof Step.Match match) {
      object.put("match", match(match));
    } else if (step instanceof Step.ForEach loop) {
      object.put("foreach", forEach(loop)).put(RESULT, loop.resultBinding());
    } else if (step instanceof Step.While loop) {
      object.put("while", whileLoop(loop)).put(RESULT, loop.resultBinding());
    } else if (step instanceof Step.Parallel parallel) {
      object.put("parallel", parallel(parallel));
    } else if (step instanceof Step.CoreCall call) {
      object.put("core_call", sortedMembers(call.settings())).put(RESULT, call.resultBinding());
    }
    return object.put("meta", meta(step.meta())).build();
  }

  private static void modelCall(Step.ModelCall call, JsonObject.Builder object) {
    object.put("llm_turn", call.goal()).put("llm_role", call.role());
    if (call.guarded()) {
      object.put("guarded", true);
      call.guard().ifPresent(guard -> object.put("guard", guard));
    }
    sortedMembers(call.settings()).members().forEach(object::put);
    object.put(RESULT, call.resultBinding());
  }

  private static JsonObject pluginCall(Step.PluginCall call) {
    return JsonObject.builder()
        .put("alias", call.alias())
        .put("method", call.method())
        .put("args", Manifest.sorted(call.args()))
        .build();
  }

  private static JsonObject rigid(Step.Rigid rigid) {
    List<JsonValue> statements =
        rigid.statements().stream().<JsonValue>map(ManifestSteps::statement).toList();
    return JsonObject.builder().put("statements", new JsonArray(statements)).build();
  }

  /** Lays a statement out; reading it back tells expressions, templates and plain values apart. */
  static JsonObject statement(Statement statement) {
    if (statement instanceof Statement.Evaluate evaluate) {
      return JsonObject.builder()
          .put("kind", "expression")
          .put("expression", evaluate.template())
          .build();
    }
    Statement.Assign assign = (Statement.Assign) statement;
    String key = "value";
    if (assign.value() instanceof JsonString text) {
      key = Template.hasPlaceholder(text.value()) ? "template" : "expression";
    }
    return JsonObject.builder()
        .put("kind", "assign")
        .put("name", assign.name())
        .put(key, Manifest.sorted(assign.value()))
        .build();
  }

  private static JsonObject checkpoint(Step.Checkpoint checkpoint) {
    JsonObject.Builder object = JsonObject.builder().put("type", checkpoint.type());
    checkpoint
        .target()
        .ifPresent(target -> object.put("scope", target.scope()).put("queue", target.queue()));
    sortedMembers(checkpoint.settings()).members().forEach(object::put);
    return object.build();
  }

  private static JsonObject match(Step.Match match) {
    List<JsonValue> arms =
        match.arms().stream()
            .<JsonValue>map(
                arm -> {
                  JsonObject.Builder object = JsonObject.builder();
                  arm.when()
                      .ifPresentOrElse(
                          condition -> object.put("when", condition),
                          () -> object.put("else", true));
                  return object.put(STEPS, steps(arm.steps())).build();
                })
            .toList();
    return JsonObject.builder().put("arms", new JsonArray(arms)).build();
  }

  private static JsonObject forEach(Step.ForEach loop) {
    JsonObject.Builder object =
        JsonObject.builder().put("collection", loop.collection()).put("item", loop.item());
    loop.maxIterations().ifPresent(limit -> object.put("max_iterations", limit));
    return object.put(STEPS, steps(loop.steps())).build();
  }

  private static JsonObject whileLoop(Step.While loop) {
    return JsonObject.builder()
        .put("condition", loop.condition())
        .put("max_iterations", loop.maxIterations())
        .put(STEPS, steps(loop.steps()))
        .build();
  }

  private static JsonObject parallel(Step.Parallel parallel) {
    JsonObject.Builder object = JsonObject.builder();
    parallel.maxConcurrent().ifPresent(limit -> object.put("max_concurrent", limit));
    List<JsonValue> branches =
        parallel.branches().stream()
            .<JsonValue>map(branch -> JsonObject.builder().put(STEPS, steps(branch)).build())
            .toList();
    return object
        .put("fail_fast", parallel.failFast())
        .put("branches", new JsonArray(branches))
        .build();
  }

  private static JsonObject sortedMembers(JsonObject settings) {
    JsonObject.Builder object = JsonObject.builder();
    settings.members().forEach((name, value) -> object.put(name, Manifest.sorted(value)));
    return object.build();
  }
}
