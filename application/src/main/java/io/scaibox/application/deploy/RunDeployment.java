package io.scaibox.application.deploy;

import io.scaibox.application.compile.DeployableFlow;
import io.scaibox.application.problem.ErrorCatalogue;
import io.scaibox.application.problem.Problem;
import io.scaibox.application.problem.Result;
import io.scaibox.domain.deploy.CoreState;
import io.scaibox.domain.deploy.DeployPlan;
import io.scaibox.domain.deploy.DeployPlan.CoreAction;
import io.scaibox.domain.deploy.DeployPlan.QueuePlan;
import io.scaibox.domain.deploy.DeployPlanner;
import io.scaibox.domain.deploy.DeployStage;
import io.scaibox.domain.deploy.DeploymentEnd;
import io.scaibox.domain.deploy.DeploymentStatus;
import io.scaibox.domain.deploy.Publication;
import io.scaibox.domain.platform.Tenant;
import io.scaibox.spi.CorePublisher;
import io.scaibox.spi.CoreSnapshot;
import io.scaibox.spi.QueueProvisioner;
import io.scaibox.spi.UpstreamCall;
import io.scaibox.spi.UpstreamResult;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Carries out a deployment under its lease: plan, provision, create or update, publish, record. A
 * fresh deploy and one that is resumed after a crash walk the same way. Thread-safe.
 */
public final class RunDeployment {

  private final DeploymentJournal journal;
  private final LeaseKeeper keeper;
  private final CorePublisher cores;
  private final ProvisionQueues provision;
  private final PlaceCore place;
  private final PublishCore publish;
  private final DeployGates gates;
  private final Clock clock;

  /**
   * Wires the walk.
   *
   * @param parallel runs upstream calls that go out together
   */
  public RunDeployment(
      DeploymentJournal journal,
      LeaseKeeper keeper,
      CorePublisher cores,
      QueueProvisioner queues,
      DeployGates gates,
      Executor parallel,
      Clock clock) {
    this.journal = journal;
    this.keeper = keeper;
    this.cores = cores;
    this.provision = new ProvisionQueues(queues, parallel);
    this.place = new PlaceCore(cores);
    this.publish = new PublishCore(cores);
    this.gates = gates;
    this.clock = clock;
  }

  /** Walks from the plan to the record; always ends the lease unless the journal itself fails. */
  public Result<DeployAnswer> run(
      LeaseAttempt.Acquired acquired, DeployableFlow flow, Tenant tenant, UpstreamCall call) {
    DeployRun run = new DeployRun(journal, clock, acquired, call);
    try (LeaseKeeper.Held held = keeper.hold(acquired.lease())) {
      Result<DeployAnswer> answer = walk(run, flow, tenant);
      if (answer.isRefused()) {
        Problem problem = answer.problem();
        run.finish(endOf(problem), retryIn(problem));
      } else if (run.isRecorded()) {
        run.enter(DeployStage.RECORD);
        run.finish(DeploymentEnd.DEPLOYED, Optional.empty());
      } else {
        run.release();
      }
      return answer;
    } catch (LeaseLostException e) {
      return Result.refused(new Problem.LeaseLost(run.progress(), Optional.empty()));
    }
  }

  private Result<DeployAnswer> walk(DeployRun run, DeployableFlow flow, Tenant tenant) {
    Result<CoreState> looked = lookAtRemembered(run, flow);
    if (looked.isRefused()) {
      return looked.refusal();
    }
    Result<DeployPlan> plan =
        plan(run, flow).then(made -> gates.review(run, made, Optional.of(flow.manifest()), tenant));
    if (plan.isRefused()) {
      return plan.refusal();
    }
    run.enter(DeployStage.PROVISION);
    if (flow.program().queues().isPresent()) {
      Result<QueuePlan> provisioned =
          provision.provision(run, flow.program().queues().get(), plan.value().queues());
      if (provisioned.isRefused()) {
        return provisioned.refusal();
      }
    }
    run.enter(DeployStage.CORE);
    Result<DeployAnswer.Status> status = place.place(run, plan.value().core(), flow.manifest());
    if (status.isRefused()) {
      return status.refusal();
    }
    run.enter(DeployStage.PUBLISH);
    DeployPlan afterwards = DeployPlanner.plan(run.start(), run.state(), QueuePlan.NOTHING);
    Result<Boolean> unpublished =
        publish.publish(
            run,
            status.value() == DeployAnswer.Status.UNCHANGED
                ? afterwards.publish()
                : DeployPlanner.publishAfterChange(run.start().publish(), run.state()),
            tenant);
    return unpublished.map(gone -> answer(run, flow, status.value(), gone));
  }

  /** A deployment that is carried on after a crash passed the gates before its first step. */
  private DeployGates toPass(DeployRun run) {
    return run.isRecorded() ? DeployGates.NONE : gates;
  }

  /**
   * Reads the remembered Core when it seems to run this manifest already: the one read of a no-op.
   */
  private Result<CoreState> lookAtRemembered(DeployRun run, DeployableFlow flow) {
    CoreState known = run.state();
    if (DeployPlanner.plan(run.start(), known, QueuePlan.NOTHING).core() != CoreAction.KEEP) {
      return Result.of(known);
    }
    UpstreamResult<CoreSnapshot> read = cores.read(run.call(), known.coreId().orElseThrow());
    if (read.failure().isPresent()) {
      if (read.failure().get().hasStatus(404)) {
        run.learn(known.gone());
        return Result.of(run.state());
      }
      return Result.refused(
          new Problem.ScaiCoreCreateFailed(
              flow.manifest().name(), false, run.progress(), read.failure()));
    }
    CoreSnapshot core = read.answer().orElseThrow();
    boolean foreign =
        core.sourceId().filter(source -> !source.equals(run.start().flowId())).isPresent();
    if (foreign) {
      run.warn("the Core's source was changed by somebody else; it was deployed anew");
      run.learn(known.updating());
    }
    boolean lost =
        known.publication() == Publication.PUBLISHED
            && core.published().filter(published -> !published).isPresent();
    if (lost) {
      run.warn("the Core had been un-published by somebody else");
      run.learn(run.state().unpublished());
    }
    return Result.of(run.state());
  }

  private Result<DeployPlan> plan(DeployRun run, DeployableFlow flow) {
    DeployPlan withoutQueues = DeployPlanner.plan(run.start(), run.state(), QueuePlan.NOTHING);
    if (withoutQueues.core() == CoreAction.KEEP || flow.program().queues().isEmpty()) {
      return Result.of(withoutQueues);
    }
    run.enter(DeployStage.PROVISION);
    return provision
        .plan(run, flow.program().queues().get())
        .map(queues -> DeployPlanner.plan(run.start(), run.state(), queues));
  }

  private static DeployAnswer answer(
      DeployRun run, DeployableFlow flow, DeployAnswer.Status status, boolean unpublished) {
    flow.warnings().forEach(warning -> run.warn(warning.message()));
    return new DeployAnswer(
        run.state().coreId().orElseThrow(),
        run.state().publishedSlug(),
        run.isRecorded() ? run.start().id() : run.state().deploymentId().orElseThrow(),
        run.start().version(),
        status,
        unpublished,
        run.steps(),
        run.warnings());
  }

  private static DeploymentEnd endOf(Problem problem) {
    var description = ErrorCatalogue.describe(problem);
    DeploymentStatus status =
        problem instanceof Problem.ScaiCorePublishFailed
            ? DeploymentStatus.PUBLISH_PENDING
            : problem instanceof Problem.UpstreamOutcomeUnknown
                ? DeploymentStatus.OUTCOME_UNKNOWN
                : DeploymentStatus.FAILED;
    return DeploymentEnd.of(status, description.code(), description.message());
  }

  private static Optional<Duration> retryIn(Problem problem) {
    return problem instanceof Problem.ScaiCorePublishFailed
        ? PublishRetries.delayAfter(1)
        : Optional.empty();
  }
}
