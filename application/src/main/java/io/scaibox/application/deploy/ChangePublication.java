package io.scaibox.application.deploy;

import io.scaibox.application.access.Permit;
import io.scaibox.application.credential.ResolveCredential;
import io.scaibox.application.flow.FlowStore;
import io.scaibox.application.problem.ErrorCatalogue;
import io.scaibox.application.problem.Problem;
import io.scaibox.application.problem.Result;
import io.scaibox.domain.access.Permissions;
import io.scaibox.domain.credential.UpstreamCredential;
import io.scaibox.domain.deploy.DeployPlan;
import io.scaibox.domain.deploy.DeployPlan.CoreAction;
import io.scaibox.domain.deploy.DeployPlan.PublishAction;
import io.scaibox.domain.deploy.DeployPlan.QueuePlan;
import io.scaibox.domain.deploy.DeployPlanner;
import io.scaibox.domain.deploy.DeployStage;
import io.scaibox.domain.deploy.DeploymentEnd;
import io.scaibox.domain.deploy.DeploymentStart;
import io.scaibox.domain.deploy.DeploymentStatus;
import io.scaibox.domain.deploy.PublishIntent;
import io.scaibox.domain.platform.Principal;
import io.scaibox.domain.platform.Tenant;
import io.scaibox.spi.CorePublisher;
import io.scaibox.spi.UpstreamCall;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Publishes or un-publishes the Core of a flow that is deployed already: by hand, or in the
 * background after a publication failed. Thread-safe.
 */
public final class ChangePublication {

  private final FlowStore flows;
  private final ResolveCredential credentials;
  private final DeploymentJournal journal;
  private final LeaseKeeper keeper;
  private final PublishCore publish;
  private final DeployGates gates;
  private final Duration deadline;
  private final Clock clock;

  public ChangePublication(
      FlowStore flows,
      ResolveCredential credentials,
      DeploymentJournal journal,
      LeaseKeeper keeper,
      CorePublisher cores,
      DeployGates gates,
      Duration deadline,
      Clock clock) {
    this.flows = flows;
    this.credentials = credentials;
    this.journal = journal;
    this.keeper = keeper;
    this.publish = new PublishCore(cores);
    this.gates = gates;
    this.deadline = deadline;
    this.clock = clock;
  }

  /**
   * Publishes (or brings up to date) or un-publishes the flow's Core.
   *
   * @param groupIds empty: those of the deployment
   */
  public Result<DeployAnswer> change(
      Principal principal,
      String flowId,
      boolean wanted,
      Optional<List<String>> groupIds,
      RequestContext context) {
    Result<Principal> permitted = Permit.require(principal, Permissions.FLOWS_MANAGE);
    if (permitted.isRefused()) {
      return permitted.refusal();
    }
    Tenant tenant = principal.tenant();
    if (flows.find(tenant.id(), flowId).isEmpty()) {
      return Result.refused(new Problem.NotFound("flow", flowId));
    }
    Result<UpstreamCredential> credential = credentials.resolve(tenant, principal.accessToken());
    if (credential.isRefused()) {
      return credential.refusal();
    }
    Optional<LeaseAttempt> attempt =
        journal.acquireLatest(tenant.id(), flowId, principal.subject());
    if (attempt.isPresent() && attempt.get() instanceof LeaseAttempt.Busy busy) {
      return Result.refused(DeployFlow.inProgress(flowId, busy));
    }
    if (attempt.isEmpty() || !(attempt.get() instanceof LeaseAttempt.Acquired acquired)) {
      return Result.refused(new Problem.NotDeployed(flowId));
    }
    List<String> groups = groupIds.orElse(acquired.lease().start().publish().groupIds());
    PublishIntent intent = new PublishIntent(wanted, wanted ? groups : List.of(), true);
    return run(
        withIntent(acquired, intent), tenant, context.call(credential.value(), deadline), gates, 0);
  }

  /** Tries a due publication again; refusals end up in the deployment's record. */
  void retry(
      DeploymentJournal.DuePublication due,
      Tenant tenant,
      UpstreamCredential credential,
      RequestContext context) {
    Result<DeployAnswer> unused =
        run(
            due.acquired(),
            tenant,
            context.call(credential, deadline),
            DeployGates.NONE,
            due.attempts());
  }

  private Result<DeployAnswer> run(
      LeaseAttempt.Acquired acquired,
      Tenant tenant,
      UpstreamCall call,
      DeployGates toPass,
      int attempts) {
    DeployRun run = new DeployRun(journal, clock, acquired, call);
    run.enter(DeployStage.PUBLISH);
    try (LeaseKeeper.Held held = keeper.hold(acquired.lease())) {
      PublishAction action = DeployPlanner.publishAfterChange(run.start().publish(), run.state());
      DeployPlan plan = new DeployPlan(QueuePlan.NOTHING, CoreAction.KEEP, action);
      Result<Boolean> result =
          toPass
              .review(run, plan, Optional.empty(), tenant)
              .then(allowed -> publish.publish(run, action, tenant));
      if (result.isRefused() && !(result.problem() instanceof Problem.ScaiCorePublishFailed)) {
        run.release();
      } else if (result.isRefused()) {
        var description = ErrorCatalogue.describe(result.problem());
        Optional<Duration> retryIn = PublishRetries.delayAfter(attempts + 1);
        DeploymentStatus status =
            retryIn.isPresent()
                ? DeploymentStatus.PUBLISH_PENDING
                : DeploymentStatus.PUBLISH_FAILED;
        run.finish(DeploymentEnd.of(status, description.code(), description.message()), retryIn);
      } else {
        run.finish(DeploymentEnd.DEPLOYED, Optional.empty());
      }
      return result.map(unpublished -> answer(run, unpublished));
    } catch (LeaseLostException e) {
      return Result.refused(new Problem.LeaseLost(run.progress(), Optional.empty()));
    }
  }

  private static DeployAnswer answer(DeployRun run, boolean unpublished) {
    return new DeployAnswer(
        run.state().coreId().orElseThrow(),
        run.state().publishedSlug(),
        run.start().id(),
        run.state().version().orElse(run.start().version()),
        DeployAnswer.Status.UNCHANGED,
        unpublished,
        run.steps(),
        run.warnings());
  }

  private static LeaseAttempt.Acquired withIntent(
      LeaseAttempt.Acquired acquired, PublishIntent intent) {
    DeploymentStart start = acquired.lease().start();
    DeploymentStart changed =
        new DeploymentStart(
            start.id(),
            start.tenant(),
            start.flowId(),
            start.version(),
            start.fingerprint(),
            intent,
            start.force(),
            start.deployedBy(),
            start.startedAt());
    return new LeaseAttempt.Acquired(
        new DeployLease(changed, acquired.lease().fence()), acquired.state(), acquired.steps());
  }
}
