package io.scaibox.application.problem;

import io.scaibox.domain.deploy.DeployStage;
import io.scaibox.domain.deploy.DeployStep;
import io.scaibox.domain.diagnostic.Diagnostic;
import io.scaibox.domain.queue.QueueMismatch;
import io.scaibox.spi.GateFinding;
import io.scaibox.spi.UpstreamFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * A failure that the contract names, as data.
 *
 * <p>{@link ErrorCatalogue} gives each its code, status, message and fix; a test fails when one of
 * them has no entry there.
 */
public sealed interface Problem {

  /** Which deployment a problem ended, and how far it had come. */
  record DeployProgress(String deploymentId, DeployStage stage, List<DeployStep> completed) {
    public DeployProgress {
      completed = List.copyOf(completed);
    }
  }

  /** A problem that an upstream's failure may be behind. */
  sealed interface OfUpstream extends Problem {
    /** Returns the upstream failure behind it, if one was. */
    Optional<UpstreamFailure> upstream();
  }

  /** A problem that ended a deployment. */
  sealed interface OfDeploy extends OfUpstream {
    /** Returns how far the deployment had come. */
    DeployProgress progress();
  }

  /** The bearer is missing or bad. */
  record Unauthenticated(String reason) implements Problem {}

  /** The caller lacks a permission. */
  record Forbidden(String permission) implements Problem {}

  /** Something doesn't exist, or belongs to another tenant. */
  record NotFound(String what, String id) implements Problem {}

  /** The request was read, but its fields are wrong: all of them at once. */
  record InvalidRequest(List<FieldError> errors) implements Problem {
    public InvalidRequest {
      errors = List.copyOf(errors);
    }
  }

  /** The flow changed since the caller read it. */
  record VersionConflict(String flowId, String currentEtag) implements Problem {}

  /** An idempotency key came again with another request. */
  record IdempotencyKeyReused(String key) implements Problem {}

  /** An idempotency key came again while its first request is still worked on. */
  record IdempotencyKeyInUse(String key, Duration retryAfter) implements Problem {}

  /** The body is no JSON that is accepted here. */
  record MalformedJson(String reason, int line, int column) implements Problem {}

  /** The body is too large. */
  record PayloadTooLarge(long limitBytes) implements Problem {}

  /** The body has a content type that isn't read here. */
  record UnsupportedMediaType(String contentType) implements Problem {}

  /** The bytes that came are no HTTP request that is taken here. */
  record BadRequest(String reason) implements Problem {}

  /** No route has this path. */
  record RouteNotFound(String path) implements Problem {}

  /** The route exists, but not with this method. */
  record MethodNotAllowed(String method, SortedSet<String> allowed) implements Problem {}

  /** A bug of ours; the log has the details under the request's id. */
  record Unexpected() implements Problem {}

  /** The database doesn't answer. */
  record DatabaseUnavailable(Duration retryAfter) implements Problem {}

  /** A partner's adapter threw, or gave an answer that breaks its port's rules. */
  record PluginFailed(String plugin, String call, String reason) implements Problem {}

  /** A partner's adapter gave no answer in time. */
  record PluginTimedOut(String plugin, String call, Duration retryAfter) implements Problem {}

  /** A vault, content store or permission source says that its backend can't be asked now. */
  record BackendUnavailable(String service, String reason, Duration retryAfter)
      implements Problem {}

  /** The vault or store that is configured can't do this by its nature. */
  record NotSupported(String reason) implements Problem {}

  /** An upstream that was only read gave no usable answer. */
  record UpstreamFailed(UpstreamFailure failure) implements OfUpstream {
    @Override
    public Optional<UpstreamFailure> upstream() {
      return Optional.of(failure);
    }
  }

  /** The process is stopping. */
  record ShuttingDown(Duration retryAfter) implements Problem {}

  /** The flow doesn't compile. */
  record CompileError(List<Diagnostic> diagnostics) implements Problem {
    public CompileError {
      diagnostics = List.copyOf(diagnostics);
    }
  }

  /** No credential is left to call ScaiGrid with. */
  record MissingScaiGridCredentials(String tenantSlug) implements Problem {}

  /** Nobody said where ScaiGrid is. */
  record MissingScaiGridBaseUrl(String tenantSlug) implements Problem {}

  /** Another deploy of the same flow is on its way. */
  record DeployInProgress(
      String flowId, String deploymentId, String by, Instant since, Duration retryAfter)
      implements Problem {}

  /** Publishing was asked of a flow that has no Core. */
  record NotDeployed(String flowId) implements Problem {}

  /** Another process took the flow's lease over while this one was away. */
  record LeaseLost(DeployProgress progress, Optional<UpstreamFailure> upstream)
      implements OfDeploy {}

  /** A gate forbids the deploy; nothing was done upstream. */
  record DeployVetoed(
      String gate,
      List<GateFinding> findings,
      DeployProgress progress,
      Optional<UpstreamFailure> upstream)
      implements OfDeploy {
    public DeployVetoed {
      findings = List.copyOf(findings);
    }
  }

  /** A gate could not say whether the deploy may happen; nothing was done upstream. */
  record DeployGateFailed(
      String gate, String reason, DeployProgress progress, Optional<UpstreamFailure> upstream)
      implements OfDeploy {}

  /** ScaiQueue refused the credential. */
  record ScaiQueueAuth(
      String permission, String scope, DeployProgress progress, Optional<UpstreamFailure> upstream)
      implements OfDeploy {}

  /** A scope or queue could not be provisioned. */
  record ScaiQueueProvisionFailed(
      String scope,
      Optional<String> queue,
      List<QueueMismatch> mismatches,
      DeployProgress progress,
      Optional<UpstreamFailure> upstream)
      implements OfDeploy {
    public ScaiQueueProvisionFailed {
      mismatches = List.copyOf(mismatches);
    }
  }

  /** ScaiGrid didn't take the Core. */
  record ScaiCoreCreateFailed(
      String coreName,
      boolean takenByOther,
      DeployProgress progress,
      Optional<UpstreamFailure> upstream)
      implements OfDeploy {}

  /** The Core is deployed, but its publication failed. */
  record ScaiCorePublishFailed(
      String coreId,
      boolean unpublishing,
      boolean retrying,
      DeployProgress progress,
      Optional<UpstreamFailure> upstream)
      implements OfDeploy {}

  /** An upstream call with side effects got no answer. */
  record UpstreamOutcomeUnknown(
      String call, DeployProgress progress, Optional<UpstreamFailure> upstream)
      implements OfDeploy {}
}
