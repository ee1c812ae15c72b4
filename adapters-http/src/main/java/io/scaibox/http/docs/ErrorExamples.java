package io.scaibox.http.docs;

import io.scaibox.application.problem.ErrorCatalogue;
import io.scaibox.application.problem.FieldError;
import io.scaibox.application.problem.Problem;
import io.scaibox.application.problem.Problem.DeployProgress;
import io.scaibox.domain.deploy.DeployStage;
import io.scaibox.domain.diagnostic.Diagnostic;
import io.scaibox.domain.diagnostic.Severity;
import io.scaibox.domain.json.JsonPointer;
import io.scaibox.domain.queue.QueueMismatch;
import io.scaibox.http.server.ErrorBody;
import io.scaibox.json.JsonWriter;
import io.scaibox.spi.GateFinding;
import io.scaibox.spi.UpstreamFailure;
import io.scaibox.spi.UpstreamFailure.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** An example answer per error code, written by the same code as real answers. */
final class ErrorExamples {

  private static final String FLOW = "flow_01k3ecdv9a1b2c3d4e5f6";
  private static final DeployProgress PROGRESS =
      new DeployProgress("dep_01k3ecdw0a1b2c3d4e5f6", DeployStage.CORE, List.of());
  private static final Duration SECOND = Duration.ofSeconds(1);

  private static final Map<String, String> TEXTS = new LinkedHashMap<>();

  static {
    samples()
        .forEach(
            problem ->
                TEXTS.put(
                    ErrorCatalogue.describe(problem).code(),
                    readable(JsonWriter.write(ErrorBody.detail(problem, "req_01k3ecdvzx")))));
  }

  private ErrorExamples() {}

  static String of(String code) {
    String text = TEXTS.get(code);
    if (text == null) {
      throw new IllegalStateException("no example for " + code);
    }
    return text;
  }

  private static Stream<Problem> samples() {
    return Stream.of(
        new Problem.CompileError(
            List.of(
                new Diagnostic(
                    "undeclared_role",
                    Severity.ERROR,
                    "llm_role validation failed: node 'node_sort': llm_role='fast' is not declared",
                    "Declare it in config.core_identity.models, or use one of: primary.",
                    new JsonPointer("/nodes/1/config/llm_role"),
                    Optional.of("node_sort"),
                    Optional.empty(),
                    List.of()))),
        new Problem.MissingScaiGridCredentials("acme"),
        new Problem.MissingScaiGridBaseUrl("acme"),
        new Problem.DeployInProgress(
            FLOW, "dep_01k3ecdw0", "usr_9", Instant.parse("2026-03-05T10:11:12Z"), SECOND),
        new Problem.NotDeployed(FLOW),
        new Problem.LeaseLost(PROGRESS, Optional.empty()),
        new Problem.ScaiQueueAuth(
            "scaiqueue:manage", "desk", PROGRESS, upstream(403, "User lacks required permission")),
        new Problem.ScaiQueueProvisionFailed(
            "desk",
            Optional.of("review"),
            List.of(
                new QueueMismatch(
                    "review", List.of(new QueueMismatch.Difference("max_retries", "3", "5")))),
            PROGRESS,
            Optional.empty()),
        new Problem.ScaiCoreCreateFailed(
            "ticket-router",
            false,
            PROGRESS,
            upstream(400, "verifier error: llm_role 'fast' is not declared")),
        new Problem.ScaiCorePublishFailed(
            "core_41", false, true, PROGRESS, upstream(503, "Service unavailable")),
        new Problem.UpstreamOutcomeUnknown(
            "creating Core 'ticket-router'",
            PROGRESS,
            Optional.of(
                new UpstreamFailure(
                    Kind.TIMED_OUT,
                    "scaigrid",
                    Optional.empty(),
                    Optional.empty(),
                    "scaigrid gave no answer within 10000 ms",
                    Optional.empty(),
                    Optional.empty()))),
        new Problem.DeployVetoed(
            "change-freeze",
            List.of(
                GateFinding.veto(
                    "change_freeze",
                    "nothing is deployed on a Friday evening",
                    "Deploy on Monday, or ask the operator for an exception.")),
            PROGRESS,
            Optional.empty()),
        new Problem.DeployGateFailed(
            "change-freeze", "gave no answer within 10000 ms", PROGRESS, Optional.empty()),
        new Problem.PluginFailed(
            "rabbit", "credentials.find", "threw java.lang.IllegalStateException: not open"),
        new Problem.PluginTimedOut("rabbit", "contents.get", SECOND),
        new Problem.BackendUnavailable("scaivault", "token_expired: the token is too old", SECOND),
        new Problem.NotSupported("keys are managed in the vault's own console; set them there"),
        new Problem.UpstreamFailed(upstream(503, "Service unavailable").orElseThrow()),
        new Problem.Unauthenticated("the request has no bearer"),
        new Problem.Forbidden("scaicore:manage"),
        new Problem.NotFound("flow", FLOW),
        new Problem.InvalidRequest(
            List.of(new FieldError("body", "/name", "is required", "Add \"name\": \"…\"."))),
        new Problem.VersionConflict(FLOW, "\"1.0.4-r7\""),
        new Problem.IdempotencyKeyReused("8f14e45f…"),
        new Problem.IdempotencyKeyInUse("8f14e45f…", SECOND),
        new Problem.MalformedJson("the text ends too early", 3, 14),
        new Problem.PayloadTooLarge(8388608),
        new Problem.UnsupportedMediaType("text/plain"),
        new Problem.BadRequest("the request is not well-formed, or its headers are too large"),
        new Problem.RouteNotFound("/v1/flow"),
        new Problem.MethodNotAllowed("PATCH", new TreeSet<>(List.of("GET", "POST"))),
        new Problem.Unexpected(),
        new Problem.DatabaseUnavailable(SECOND),
        new Problem.ShuttingDown(SECOND));
  }

  private static Optional<UpstreamFailure> upstream(int status, String message) {
    return Optional.of(
        new UpstreamFailure(
            status == 503 ? Kind.BUSY : Kind.REFUSED,
            status == 403 ? "scaiqueue" : "scaigrid",
            Optional.of(status),
            Optional.of(status == 403 ? "AUTHZ_PERMISSION_DENIED" : "VALIDATION_ERROR"),
            message,
            Optional.of("req_0a9c"),
            Optional.empty()));
  }

  /** Breaks a one-line JSON text at the members of its outer two levels. */
  private static String readable(String json) {
    StringBuilder text = new StringBuilder();
    int depth = 0;
    boolean quoted = false;
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      quoted ^= c == '"' && json.charAt(i - 1) != '\\';
      if (!quoted && (c == '}' || c == ']')) {
        depth--;
        text.append(depth < 2 ? "\n" + "  ".repeat(depth) : "");
      }
      text.append(c);
      if (!quoted && (c == '{' || c == '[')) {
        depth++;
        text.append(depth <= 2 ? "\n" + "  ".repeat(depth) : "");
      } else if (!quoted && c == ',' && depth <= 2) {
        text.append('\n').append("  ".repeat(depth));
      } else if (!quoted && c == ':') {
        text.append(' ');
      }
    }
    return text.toString();
  }
}
