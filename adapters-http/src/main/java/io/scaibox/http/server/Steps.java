package io.scaibox.http.server;

import io.scaibox.domain.deploy.DeployStep;
import io.scaibox.domain.json.JsonArray;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.json.JsonValue;
import java.util.List;

/** Writes the steps of a deployment, in answers and errors alike. */
public final class Steps {

  private Steps() {}

  /** Returns a list of step objects. */
  public static JsonArray json(List<DeployStep> steps) {
    return new JsonArray(
        steps.stream()
            .<JsonValue>map(
                step ->
                    JsonObject.builder()
                        .put("name", step.kind().word())
                        .put("target", step.target())
                        .put("outcome", step.outcome().orElse(null))
                        .put("started_at", step.startedAt().toString())
                        .put("duration_ms", step.durationMillis())
                        .build())
            .toList());
  }
}
