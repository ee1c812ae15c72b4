package io.scaibox.application.deploy;

import io.scaibox.application.access.Permit;
import io.scaibox.application.compile.CompiledFlows;
import io.scaibox.application.compile.DeployableFlow;
import io.scaibox.application.credential.ResolveCredential;
import io.scaibox.application.flow.FlowStore;
import io.scaibox.application.problem.Problem;
import io.scaibox.application.problem.Result;
import io.scaibox.domain.access.Permissions;
import io.scaibox.domain.credential.UpstreamCredential;
import io.scaibox.domain.deploy.DeploymentStart;
import io.scaibox.domain.deploy.PublishIntent;
import io.scaibox.domain.flow.Flow;
import io.scaibox.domain.platform.Principal;
import io.scaibox.spi.UpstreamCall;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Deploys a saved flow: load, compile, resolve the credential, take the lease, run.
 *
 * <p>A flow that doesn't compile touches nothing upstream; a second deploy of the same flow is
 * refused at once. Thread-safe.
 */
public final class DeployFlow {

  private final FlowStore flows;
  private final CompiledFlows compiled;
  private final ResolveCredential credentials;
  private final DeploymentJournal journal;
  private final RunDeployment runner;
  private final Duration deadline;
  private final Clock clock;

  /**
   * Wires the use case.
   *
   * @param deadline how long a deploy may wait for its upstreams altogether
   */
  public DeployFlow(
      FlowStore flows,
      CompiledFlows compiled,
      ResolveCredential credentials,
      DeploymentJournal journal,
      RunDeployment runner,
      Duration deadline,
      Clock clock) {
    this.flows = flows;
    this.compiled = compiled;
    this.credentials = credentials;
    this.journal = journal;
    this.runner = runner;
    this.deadline = deadline;
    this.clock = clock;
  }

  /** Deploys the flow's current version. */
  public Result<DeployAnswer> deploy(
      Principal principal, DeployCommand command, RequestContext context) {
    Result<Principal> permitted = Permit.require(principal, Permissions.FLOWS_MANAGE);
    if (permitted.isRefused()) {
      return permitted.refusal();
    }
    long deadlineNanos = System.nanoTime() + deadline.toNanos();
    while (true) {
      Optional<Flow> flow = flows.find(principal.tenant().id(), command.flowId());
      if (flow.isEmpty()) {
        return Result.refused(new Problem.NotFound("flow", command.flowId()));
      }
      Result<DeployableFlow> deployable = compiled.current(flow.get());
      if (deployable.isRefused()) {
        return deployable.refusal();
      }
      Result<UpstreamCredential> credential =
          credentials.resolve(principal.tenant(), principal.accessToken());
      if (credential.isRefused()) {
        return credential.refusal();
      }
      DeploymentStart start = start(principal, command, flow.get(), deployable.value());
      LeaseAttempt attempt = journal.acquire(start, flow.get().revision());
      if (attempt instanceof LeaseAttempt.Busy busy) {
        return Result.refused(inProgress(command.flowId(), busy));
      }
      if (attempt instanceof LeaseAttempt.Acquired acquired) {
        UpstreamCall call = context.call(credential.value(), deadlineNanos);
        return runner.run(acquired, deployable.value(), principal.tenant(), call);
      }
    }
  }

  static Problem inProgress(String flowId, LeaseAttempt.Busy busy) {
    return new Problem.DeployInProgress(
        flowId, busy.deploymentId(), busy.by(), busy.since(), busy.retryAfter());
  }

  private DeploymentStart start(
      Principal principal, DeployCommand command, Flow flow, DeployableFlow deployable) {
    boolean publish = command.publishAsModel().orElse(deployable.program().publishAsModel());
    List<String> groups = command.groupIds().orElse(deployable.program().modelVisibilityGroupIds());
    return new DeploymentStart(
        command.deploymentId(),
        principal.tenant().id(),
        flow.id(),
        flow.version().text(),
        deployable.fingerprint(),
        new PublishIntent(publish, publish ? groups : List.of(), command.unpublish()),
        command.force(),
        principal.subject(),
        clock.instant().truncatedTo(ChronoUnit.MICROS));
  }
}
