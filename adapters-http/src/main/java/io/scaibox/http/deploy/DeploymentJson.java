package io.scaibox.http.deploy;

import io.scaibox.application.deploy.DeployAnswer;
import io.scaibox.domain.deploy.Deployment;
import io.scaibox.domain.json.JsonArray;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.json.JsonValue;
import io.scaibox.http.server.Steps;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Writes deployments, and the answers of deploys. */
final class DeploymentJson {

  private DeploymentJson() {}

  static JsonObject answer(DeployAnswer answer) {
    return JsonObject.builder()
        .put("core_id", answer.coreId())
        .put("published_slug", answer.publishedSlug().orElse(null))
        .put("deployment_id", answer.deploymentId())
        .put("version", answer.version())
        .put("status", answer.status().name().toLowerCase(Locale.ROOT))
        .put("unpublished", answer.unpublished())
        .put("steps", Steps.json(answer.steps()))
        .put("warnings", JsonArray.ofStrings(answer.warnings()))
        .build();
  }

  static JsonObject list(List<Deployment> deployments) {
    return JsonObject.builder()
        .put(
            "items",
            new JsonArray(deployments.stream().<JsonValue>map(DeploymentJson::deployment).toList()))
        .build();
  }

  private static JsonObject deployment(Deployment deployment) {
    return JsonObject.builder()
        .put("id", deployment.start().id())
        .put("flow_id", deployment.start().flowId())
        .put("version", deployment.start().version())
        .put("core_id", deployment.coreId().orElse(null))
        .put("published_slug", deployment.publishedSlug().orElse(null))
        .put("status", deployment.status().word())
        .put("deployed_by", deployment.start().deployedBy())
        .put("started_at", deployment.start().startedAt().toString())
        .put("deployed_at", deployment.deployedAt().map(Instant::toString).orElse(null))
        .put("error", deployment.error().orElse(null))
        .put("error_message", deployment.errorMessage().orElse(null))
        .put("steps", Steps.json(deployment.steps()))
        .build();
  }
}
