package io.scaibox.domain.manifest;

import io.scaibox.domain.flow.ModelEntry;
import io.scaibox.domain.json.JsonArray;
import io.scaibox.domain.json.JsonNull;
import io.scaibox.domain.json.JsonNumber;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.json.JsonString;
import io.scaibox.domain.json.JsonValue;
import io.scaibox.domain.program.Program;
import io.scaibox.domain.program.Step;
import io.scaibox.domain.program.Trigger;
import java.util.List;
import java.util.OptionalInt;

/**
 * Lays a program out as ScaiCore's IRModule: triggers on the module, blocks of the closed set of 14
 * kinds in the flow's body (reference/scaiflow.md 27, reference/scaigrid.md 3).
 */
public final class IrModule {

  /** The version of ScaiCore's IR that this follows. */
  public static final String IR_VERSION = "0.1";

  private static final String KIND = "kind";
  private static final String BODY = "body";
  private static final String RESULT = "result_binding";

  private IrModule() {}

  /** Builds the module's tree; the parameters are those of {@link Manifest#of}. */
  public static JsonObject of(Program program, String sourceId, String sourceVersion) {
    return JsonObject.builder()
        .put("ir_version", IR_VERSION)
        .put("name", program.name())
        .put("version", program.runtimeVersion())
        .put("models", Manifest.sorted(program.models().stream().map(ModelEntry::source).toList()))
        .put("plugins", Manifest.sorted(program.plugins()))
        .put("capabilities", Manifest.sorted(program.capabilities()))
        .put(
            "triggers",
            new JsonArray(
                program.triggers().stream()
                    .<JsonValue>map(trigger -> trigger(trigger, program.name()))
                    .toList()))
        .put(
            "flows",
            new JsonArray(
                List.of(
                    JsonObject.builder()
                        .put("name", program.name())
                        .put(BODY, body(program.steps()))
                        .build())))
        .put("scaiflow_meta", Manifest.meta(program, sourceId, sourceVersion))
        .build();
  }

  private static JsonObject trigger(Trigger trigger, String flow) {
    JsonObject.Builder object =
        JsonObject.builder()
            .put(KIND, trigger.type())
            .put("name", trigger.name())
            .put("target_flow", flow);
    trigger.settings().members().forEach((name, value) -> object.put(name, Manifest.sorted(value)));
    return object.build();
  }

  private static JsonArray body(List<Step> steps) {
    return new JsonArray(steps.stream().<JsonValue>map(IrModule::block).toList());
  }

  private static JsonObject block(Step step) {
    JsonObject.Builder block = JsonObject.builder();
    if (step instanceof Step.ModelCall call) {
      modelCall(call, block);
    } else if (step instanceof Step.Rigid rigid) {
      List<JsonValue> statements =
          rigid.statements().stream().<JsonValue>map(ManifestSteps::statement).toList();
      block.put(KIND, "rigid").put("statements", new JsonArray(statements));
      rigid.resultBinding().ifPresent(name -> block.put(RESULT, name));
    } else if (step instanceof Step.PluginCall call) {
      block
          .put(KIND, "rigid")
          .put("statements", new JsonArray(List.of(pluginCall(call))))
          .put(RESULT, call.resultBinding());
    } else if (step instanceof Step.Checkpoint checkpoint) {
      checkpoint(checkpoint, block);
    } else if (step instanceof Step.Match match) {
      block.put(KIND, "match").put("arms", arms(match));
    } else if (step instanceof Step.ForEach loop) {
      block.put(KIND, "foreach").put("collection", loop.collection()).put("item", loop.item());
      limit(block, "max_iterations", loop.maxIterations());
      block.put(BODY, body(loop.steps())).put(RESULT, loop.resultBinding());
    } else if (step instanceof Step.While loop) {
      block
          .put(KIND, "while")
          .put("condition", loop.condition())
          .put("max_iterations", loop.maxIterations())
          .put(BODY, body(loop.steps()))
          .put(RESULT, loop.resultBinding());
    } else if (step instanceof Step.Parallel parallel) {
      block.put(KIND, "parallel");
      limit(block, "max_concurrent", parallel.maxConcurrent());
      block
          .put("fail_fast", parallel.failFast())
          .put(
              "branches",
              new JsonArray(
                  parallel.branches().stream()
                      .<JsonValue>map(
                          branch -> JsonObject.builder().put(BODY, body(branch)).build())
                      .toList()));
    } else if (step instanceof Step.CoreCall call) {
      block.put(KIND, "core_call");
      sorted(call.settings(), block);
      block.put(RESULT, call.resultBinding());
    }
    return block.put("meta", ManifestSteps.meta(step.meta())).build();
  }

  private static void modelCall(Step.ModelCall call, JsonObject.Builder block) {
    block
        .put(KIND, call.guarded() ? "guarded" : "flexible")
        .put("goal", call.goal())
        .put("llm_role", call.role());
    JsonValue output = call.settings().get("output_schema");
    block.put("output_type", output == null ? JsonNull.NULL : Manifest.sorted(output));
    call.guard().ifPresent(guard -> block.put("guard", guard));
    sorted(call.settings().without("output_schema"), block);
    block.put(RESULT, call.resultBinding());
  }

  private static JsonObject pluginCall(Step.PluginCall call) {
    return JsonObject.builder()
        .put(KIND, "plugin_call")
        .put("alias", call.alias())
        .put("method", call.method())
        .put("args", Manifest.sorted(call.args()))
        .build();
  }

  private static void checkpoint(Step.Checkpoint checkpoint, JsonObject.Builder block) {
    block.put(KIND, "checkpoint").put("type", checkpoint.type());
    JsonObject settings = checkpoint.settings();
    checkpoint
        .target()
        .ifPresent(
            target -> {
              JsonObject.Builder hitl =
                  JsonObject.builder().put("scope", target.scope()).put("queue", target.queue());
              JsonValue spec = settings.get("hitl_spec");
              hitl.putIfPresent("hitl_spec", spec == null ? null : Manifest.sorted(spec));
              block.put("hitl_target", hitl.build());
            });
    sorted(settings.without("hitl_spec"), block);
    block.put(RESULT, checkpoint.resultBinding());
  }

  private static JsonArray arms(Step.Match match) {
    return new JsonArray(
        match.arms().stream()
            .<JsonValue>map(
                arm ->
                    JsonObject.builder()
                        .put(
                            "when",
                            arm.when().<JsonValue>map(JsonString::new).orElse(JsonNull.NULL))
                        .put(BODY, body(arm.steps()))
                        .build())
            .toList());
  }

  private static void limit(JsonObject.Builder block, String name, OptionalInt value) {
    value.ifPresent(limit -> block.put(name, JsonNumber.of(limit)));
  }

  private static void sorted(JsonObject settings, JsonObject.Builder block) {
    settings.members().forEach((name, value) -> block.put(name, Manifest.sorted(value)));
  }
}
