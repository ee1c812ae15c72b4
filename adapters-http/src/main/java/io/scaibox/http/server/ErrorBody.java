package io.scaibox.http.server;

import io.scaibox.application.problem.ErrorCatalogue;
import io.scaibox.application.problem.ErrorEntry.Description;
import io.scaibox.application.problem.Problem;
import io.scaibox.domain.json.JsonNull;
import io.scaibox.domain.json.JsonNumber;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.json.JsonValue;
import io.scaibox.spi.UpstreamFailure;
import java.util.Optional;

/** Writes problems as the documented error body, or as problem+json (RFC 9457). */
public final class ErrorBody {

  private ErrorBody() {}

  /** Returns {@code {"detail": {…}}}. */
  public static JsonObject detail(Problem problem, String requestId) {
    Description description = ErrorCatalogue.describe(problem);
    JsonObject.Builder detail =
        JsonObject.builder()
            .put("error", description.code())
            .put("message", description.message())
            .put("fix", description.fix());
    addRest(detail, problem, description, requestId);
    return JsonObject.builder().put("detail", detail.build()).build();
  }

  /** Returns the members that RFC 9457 names, then ours. */
  static JsonObject problemJson(Problem problem, String requestId) {
    Description description = ErrorCatalogue.describe(problem);
    JsonObject.Builder object =
        JsonObject.builder()
            .put("type", doc(description))
            .put("title", description.title())
            .put("status", description.status())
            .put("detail", description.message())
            .put("instance", "urn:request:" + requestId)
            .put("error", description.code())
            .put("fix", description.fix());
    description
        .fields()
        .members()
        .forEach(
            (name, value) -> object.put(name.equals("status") ? "upstream_status" : name, value));
    addCommon(object, problem, description, requestId);
    return object.build();
  }

  private static void addRest(
      JsonObject.Builder detail, Problem problem, Description description, String requestId) {
    description.fields().members().forEach(detail::put);
    addCommon(detail, problem, description, requestId);
  }

  private static void addCommon(
      JsonObject.Builder detail, Problem problem, Description description, String requestId) {
    detail.put("request_id", requestId).put("doc", doc(description));
    detail.put("retryable", description.retryable());
    detail.put(
        "retry_after_s",
        description
            .retryAfter()
            .<JsonValue>map(wait -> JsonNumber.of(Math.max(1, wait.toSeconds())))
            .orElse(JsonNull.NULL));
    if (problem instanceof Problem.OfDeploy ofDeploy) {
      detail
          .put("deployment_id", ofDeploy.progress().deploymentId())
          .put("stage", ofDeploy.progress().stage().word())
          .put("completed", Steps.json(ofDeploy.progress().completed()));
    }
    if (problem instanceof Problem.OfUpstream ofUpstream) {
      detail.put("upstream", upstream(ofUpstream.upstream()));
    }
  }

  private static JsonValue upstream(Optional<UpstreamFailure> failure) {
    return failure
        .<JsonValue>map(
            found ->
                JsonObject.builder()
                    .put("service", found.service())
                    .put(
                        "status",
                        found.status().<JsonValue>map(JsonNumber::of).orElse(JsonNull.NULL))
                    .put("code", found.code().orElse(null))
                    .put("request_id", found.requestId().orElse(null))
                    .build())
        .orElse(JsonNull.NULL);
  }

  private static String doc(Description description) {
    return "/docs/errors/" + description.code();
  }
}
