package io.scaibox.application.problem;

import static io.scaibox.application.problem.EntryBuilder.error;

import io.scaibox.domain.json.JsonArray;
import io.scaibox.domain.json.JsonNull;
import io.scaibox.domain.json.JsonNumber;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.json.JsonValue;
import io.scaibox.domain.queue.QueueMismatch;
import io.scaibox.spi.UpstreamFailure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The catalogue's entries of the deploy's error matrix (reference/scaiflow.md 15). */
final class DeployErrors {

  private static final Duration SOON = Duration.ofSeconds(5);

  private DeployErrors() {}

  static List<ErrorEntry<?>> entries() {
    return List.of(
        error(Problem.CompileError.class, "compile_error", 400, "The flow does not compile")
            .cause("The saved flow breaks rules of the schema or of the compiler.")
            .remedy("Mend every problem in detail.diagnostics; each says where it is and how.")
            .fields(
                p ->
                    JsonObject.builder()
                        .put("diagnostics", DiagnosticsJson.of(p.diagnostics()))
                        .put("errors", DiagnosticsJson.messages(p.diagnostics()))
                        .build())
            .says(
                p -> {
                  long errors = p.diagnostics().stream().filter(d -> d.isError()).count();
                  return errors == 1
                      ? DiagnosticsJson.firstError(p.diagnostics()).message()
                      : "the flow has " + errors + " errors";
                },
                p ->
                    p.diagnostics().stream().filter(d -> d.isError()).count() == 1
                        ? DiagnosticsJson.firstError(p.diagnostics()).fix()
                        : "Mend the problems listed in diagnostics and deploy again."),
        error(
                Problem.MissingScaiGridCredentials.class,
                "missing_scaigrid_credentials",
                412,
                "No ScaiGrid credentials")
            .cause(
                "The caller brought no ScaiKey token that may be forwarded, the tenant has no key,"
                    + " and the process has none either, or SCAIFLOW_DEPLOY_AUTH forbids the one"
                    + " that is there.")
            .remedy(
                "Sign in with ScaiKey, or set the tenant's key, or start the server with"
                    + " SCAIGRID_API_KEY.")
            .says(
                p -> "no ScaiGrid credentials for tenant '" + p.tenantSlug() + "'",
                p ->
                    "Sign in with ScaiKey, or set this tenant's API key via POST"
                        + " /v1/tenants/me/scaigrid_credentials."),
        error(
                Problem.MissingScaiGridBaseUrl.class,
                "missing_scaigrid_base_url",
                412,
                "No ScaiGrid address")
            .cause("There is a credential, but neither the tenant nor the process has an address.")
            .remedy("Start the server with SCAIGRID_BASE_URL, or set the tenant's base_url.")
            .says(
                p -> "no ScaiGrid base URL for tenant '" + p.tenantSlug() + "'",
                p ->
                    "Set SCAIGRID_BASE_URL, or base_url via POST"
                        + " /v1/tenants/me/scaigrid_credentials."),
        error(
                Problem.DeployInProgress.class,
                "deploy_in_progress",
                409,
                "Another deploy is running")
            .cause("Someone else is deploying, publishing or un-publishing the same flow.")
            .remedy("Wait for the time in Retry-After, then deploy again if it is still needed.")
            .fields(
                p ->
                    JsonObject.builder()
                        .put("deployment_id", p.deploymentId())
                        .put("by", p.by())
                        .put("since", p.since().toString())
                        .build())
            .retryAfter(p -> Optional.of(p.retryAfter()))
            .says(
                p -> "flow '" + p.flowId() + "' is being deployed by " + p.by(),
                p -> "Wait for deployment " + p.deploymentId() + " to end, then deploy again."),
        error(Problem.NotDeployed.class, "not_deployed", 409, "The flow has no Core")
            .cause("Publishing was asked of a flow that was never deployed.")
            .remedy("Deploy the flow first.")
            .says(
                p -> "flow '" + p.flowId() + "' has no Core to publish",
                p -> "Deploy it first: POST /v1/flows/" + p.flowId() + "/deploy."),
        error(Problem.LeaseLost.class, "lease_lost", 503, "The deploy was taken over")
            .cause("This process was away for so long that another one took the deploy over.")
            .remedy("Look at the flow's deployments; deploy again if the last one didn't succeed.")
            .retryAfter(p -> Optional.of(SOON))
            .says(
                p -> "the deploy was taken over by another process",
                p -> "See GET /v1/flows/{id}/deployments, then deploy again if needed."),
        error(
                Problem.ScaiQueueAuth.class,
                "scaiqueue_auth",
                502,
                "ScaiQueue refused the credential")
            .cause("ScaiQueue answered 401 or 403 while scopes and queues were provisioned.")
            .remedy(
                "Grant scaiqueue:view and scaiqueue:manage to the caller, or to the user who owns"
                    + " the key, in ScaiGrid's roles or through ScaiKey groups mapped to them; or"
                    + " drop config.scaiqueue when the scope already exists.")
            .fields(p -> JsonObject.builder().put("scope", p.scope()).build())
            .says(
                p ->
                    p.upstream().filter(f -> f.hasStatus(401)).isPresent()
                        ? "unauthenticated: " + upstreamMessage(p.upstream())
                        : "permission_denied: need " + p.permission(),
                p -> "Caller needs scaiqueue:manage to provision missing scopes/queues."),
        error(
                Problem.ScaiQueueProvisionFailed.class,
                "scaiqueue_provision_failed",
                502,
                "Queues could not be provisioned")
            .cause(
                "A declared queue exists with another configuration, or ScaiQueue failed while"
                    + " scopes and queues were looked up or made. No Core was touched.")
            .remedy(
                "Make the flow's declaration and the existing queue agree, or choose another slug;"
                    + " for network failures deploy again.")
            .fields(
                p ->
                    JsonObject.builder()
                        .put("scope", p.scope())
                        .put("queue", p.queue().orElse(null))
                        .putIfPresent("mismatches", p.mismatches().isEmpty() ? null : mismatches(p))
                        .build())
            .retryAfter(
                p -> p.mismatches().isEmpty() ? transientWait(p.upstream()) : Optional.empty())
            .says(DeployErrors::provisionMessage, DeployErrors::provisionFix),
        error(
                Problem.ScaiCoreCreateFailed.class,
                "scaicore_create_failed",
                502,
                "ScaiGrid did not take the Core")
            .cause(
                "ScaiGrid rejected the manifest or the credential, another Core has the same slug,"
                    + " or ScaiGrid could not be reached. detail.status is ScaiGrid's own status,"
                    + " or null when it gave none.")
            .remedy(
                "Follow the fix in the answer: it depends on the status. Queues that were made stay;"
                    + " deploying again finds them.")
            .fields(p -> withStatus(p.upstream()))
            .retryAfter(p -> transientWait(p.upstream()))
            .says(
                p ->
                    p.takenByOther()
                        ? "slug '" + p.coreName() + "' belongs to a Core of another source"
                        : upstreamMessage(p.upstream()),
                DeployErrors::createFix),
        error(
                Problem.ScaiCorePublishFailed.class,
                "scaicore_publish_failed",
                502,
                "The Core is deployed but not published")
            .cause(
                "The Core runs the new version and can be invoked, but the call that changes its"
                    + " place in the chat-model catalogue failed.")
            .remedy(
                "A deploy's publish is retried in the background; POST /v1/flows/{id}/publish or"
                    + " deploying again retries it at once.")
            .fields(
                p -> {
                  JsonObject status = withStatus(p.upstream());
                  return JsonObject.builder()
                      .put("core_id", p.coreId())
                      .put("status", status.members().getOrDefault("status", JsonNull.NULL))
                      .build();
                })
            .retryAfter(p -> Optional.of(transientWait(p.upstream()).orElse(SOON)))
            .says(
                p ->
                    (p.unpublishing() ? "un-publish" : "publish")
                        + " failed: "
                        + upstreamMessage(p.upstream()),
                p ->
                    (p.retrying() ? "It is retried in the background; to retry now" : "To retry")
                        + " call POST /v1/flows/{id}/"
                        + (p.unpublishing() ? "unpublish" : "publish")
                        + " or deploy again."),
        error(
                Problem.UpstreamOutcomeUnknown.class,
                "upstream_outcome_unknown",
                504,
                "An upstream did not answer in time")
            .cause(
                "A call with side effects got no answer in time, so it may or may not have taken"
                    + " effect. Nothing was doubled: the next deploy looks before it acts.")
            .remedy("Deploy again; it finds what the lost call may have made and goes on there.")
            .fields(p -> JsonObject.builder().put("call", p.call()).build())
            .retryAfter(p -> Optional.of(transientWait(p.upstream()).orElse(SOON)))
            .says(
                p -> p.call() + " got no answer in time; its outcome is unknown",
                p -> "Deploy again: it looks what became of the call before it acts."));
  }

  private static String upstreamMessage(Optional<UpstreamFailure> upstream) {
    return upstream.map(UpstreamFailure::message).orElse("no answer");
  }

  /** Returns how long to wait when waiting may help: busy, unreachable or broken upstreams. */
  private static Optional<Duration> transientWait(Optional<UpstreamFailure> upstream) {
    return upstream
        .filter(
            failure ->
                failure.kind() != UpstreamFailure.Kind.REFUSED
                    || failure.status().filter(status -> status >= 500).isPresent())
        .map(failure -> failure.retryAfter().orElse(SOON));
  }

  private static JsonObject withStatus(Optional<UpstreamFailure> upstream) {
    JsonValue status =
        upstream
            .flatMap(UpstreamFailure::status)
            .<JsonValue>map(JsonNumber::of)
            .orElse(JsonNull.NULL);
    return JsonObject.builder().put("status", status).build();
  }

  private static JsonArray mismatches(Problem.ScaiQueueProvisionFailed problem) {
    return new JsonArray(
        problem.mismatches().stream()
            .flatMap(
                mismatch ->
                    mismatch.differences().stream()
                        .<JsonValue>map(
                            difference ->
                                JsonObject.builder()
                                    .put("queue", mismatch.queue())
                                    .put("field", difference.field())
                                    .put("declared", difference.declared())
                                    .put("actual", difference.actual())
                                    .build()))
            .toList());
  }

  private static String provisionMessage(Problem.ScaiQueueProvisionFailed problem) {
    if (problem.mismatches().isEmpty()) {
      return upstreamMessage(problem.upstream());
    }
    return problem.mismatches().stream()
        .map(DeployErrors::mismatchMessage)
        .collect(Collectors.joining("; "));
  }

  private static String mismatchMessage(QueueMismatch mismatch) {
    return "queue '"
        + mismatch.queue()
        + "' exists with "
        + mismatch.differences().stream()
            .map(d -> d.field() + " " + d.actual() + " (declared: " + d.declared() + ")")
            .collect(Collectors.joining(", "));
  }

  private static String provisionFix(Problem.ScaiQueueProvisionFailed problem) {
    if (!problem.mismatches().isEmpty()) {
      return "Declare what the queue has, change the queue, or use another slug.";
    }
    return transientWait(problem.upstream()).isPresent()
        ? "Check that ScaiQueue can be reached, then deploy again."
        : "Check whether scope '" + problem.scope() + "' already exists with a different config.";
  }

  private static String createFix(Problem.ScaiCoreCreateFailed problem) {
    if (problem.takenByOther()) {
      return "Change config.core_identity.name, or remove the other Core.";
    }
    Optional<UpstreamFailure> upstream = problem.upstream();
    if (upstream.filter(failure -> failure.hasStatus(401)).isPresent()) {
      return "ScaiGrid refused the credential: sign in again, or set a valid API key via POST"
          + " /v1/tenants/me/scaigrid_credentials.";
    }
    if (upstream.filter(failure -> failure.hasStatus(403)).isPresent()) {
      return "Grant scaicore:manage to the caller or to the owner of the API key, in ScaiGrid's"
          + " roles or through ScaiKey groups.";
    }
    if (transientWait(upstream).isPresent()) {
      return "Check that ScaiGrid can be reached at SCAIGRID_BASE_URL, then deploy again.";
    }
    return "Mend what ScaiGrid's message names, save the flow, and deploy again.";
  }
}
