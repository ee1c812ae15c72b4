package io.scaibox.domain.compile;

import io.scaibox.domain.json.JsonArray;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.json.JsonValue;
import java.util.List;

/** Lays single steps out with the manifest's keywords; every step ends with its {@code meta}. */
final class ManifestSteps {

  private ManifestSteps() {}

  static JsonObject step(Step step) {
    JsonObject.Builder object = JsonObject.builder();
    if (step instanceof Step.ModelCall call) {
      modelCall(call, object);
    } else if (step instanceof Step.RigidExpression rigid) {
      object.put("rigid", rigid(rigid)).put("result_binding", rigid.resultBinding());
    } else if (step instanceof Step.PluginCall call) {
      object
          .put(
              "plugin_call",
              JsonObject.builder()
                  .put("alias", call.alias())
                  .put("method", call.method())
                  .put("args", Manifest.sorted(call.args()))
                  .build())
          .put("result_binding", call.resultBinding());
    } else if (step instanceof Step.Checkpoint checkpoint) {
      object
          .put("checkpoint", checkpoint(checkpoint))
          .put("result_binding", checkpoint.resultBinding());
    }
    return object.put("meta", meta(step.meta())).build();
  }

  static JsonObject meta(StepMeta meta) {
    return JsonObject.builder()
        .put("node_id", meta.nodeId())
        .put("node_kind", meta.nodeKind())
        .put("node_label", meta.nodeLabel())
        .put("node_config", Manifest.sorted(meta.nodeConfig()))
        .build();
  }

  private static void modelCall(Step.ModelCall call, JsonObject.Builder object) {
    object.put("llm_turn", call.goal()).put("llm_role", call.role());
    if (call.guarded()) {
      object.put("guarded", true);
      call.guard().ifPresent(guard -> object.put("guard", guard));
    }
    call.settings().members().forEach((name, value) -> object.put(name, Manifest.sorted(value)));
    object.put("result_binding", call.resultBinding());
  }

  private static JsonValue rigid(Step.RigidExpression rigid) {
    JsonObject statement =
        JsonObject.builder()
            .put("kind", "expression")
            .put("expression", rigid.expression())
            .build();
    return JsonObject.builder().put("statements", new JsonArray(List.of(statement))).build();
  }

  private static JsonObject checkpoint(Step.Checkpoint checkpoint) {
    JsonObject.Builder object = JsonObject.builder().put("type", checkpoint.type());
    checkpoint
        .target()
        .ifPresent(target -> object.put("scope", target.scope()).put("queue", target.queue()));
    checkpoint
        .settings()
        .members()
        .forEach((name, value) -> object.put(name, Manifest.sorted(value)));
    return object.build();
  }
}
