package io.scaibox.application.deploy;

import io.scaibox.application.compile.CompileFlow;
import io.scaibox.application.compile.DeployableFlow;
import io.scaibox.application.credential.ResolveCredential;
import io.scaibox.application.flow.FlowContents;
import io.scaibox.application.problem.ErrorCatalogue;
import io.scaibox.application.problem.Problem;
import io.scaibox.application.problem.Result;
import io.scaibox.domain.credential.UpstreamCredential;
import io.scaibox.domain.deploy.DeploymentEnd;
import io.scaibox.domain.deploy.DeploymentStart;
import io.scaibox.domain.deploy.DeploymentStatus;
import io.scaibox.domain.flow.FlowVersion;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.platform.Tenant;
import io.scaibox.spi.UpstreamCall;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finishes in the background what its first process could not: deployments that a crash
 * interrupted, and publications that failed. Thread-safe.
 *
 * <p>No caller's token is kept, so this works with the tenant's or the process's key; without one
 * an interrupted deployment ends as {@code interrupted}, and the flow's next deploy goes on.
 */
public final class ResumeDeployments {

  private static final Logger LOG = LoggerFactory.getLogger(ResumeDeployments.class);
  private static final int BATCH = 20;

  private final DeploymentJournal journal;
  private final FlowContents contents;
  private final CompileFlow compiler;
  private final ResolveCredential credentials;
  private final TenantDirectory tenants;
  private final RunDeployment runner;
  private final ChangePublication publications;
  private final Duration deadline;
  private final Supplier<RequestContext> contexts;

  public ResumeDeployments(
      DeploymentJournal journal,
      FlowContents contents,
      CompileFlow compiler,
      ResolveCredential credentials,
      TenantDirectory tenants,
      RunDeployment runner,
      ChangePublication publications,
      Duration deadline,
      Supplier<RequestContext> contexts) {
    this.journal = journal;
    this.contents = contents;
    this.compiler = compiler;
    this.credentials = credentials;
    this.tenants = tenants;
    this.runner = runner;
    this.publications = publications;
    this.deadline = deadline;
    this.contexts = contexts;
  }

  /**
   * Finishes what is due now, one by one, so that no lease is taken before its turn; returns how
   * many deployments were taken over or tried again.
   */
  public int runOnce() {
    int done = 0;
    while (done < BATCH) {
      List<LeaseAttempt.Acquired> interrupted = journal.takeOver(1);
      interrupted.forEach(this::resume);
      List<DeploymentJournal.DuePublication> due = journal.takeDuePublications(1);
      due.forEach(this::retry);
      if (interrupted.isEmpty() && due.isEmpty()) {
        return done;
      }
      done += interrupted.size() + due.size();
    }
    return done;
  }

  private void resume(LeaseAttempt.Acquired acquired) {
    DeploymentStart start = acquired.lease().start();
    Tenant tenant = tenants.tenant(start.tenant());
    Result<UpstreamCredential> credential = credentials.resolve(tenant, Optional.empty());
    if (credential.isRefused()) {
      end(acquired, DeploymentStatus.INTERRUPTED, credential.problem());
      return;
    }
    Optional<JsonObject> content =
        contents.read(start.tenant(), start.flowId(), new FlowVersion(start.version()));
    if (content.isEmpty()) {
      end(acquired, DeploymentStatus.INTERRUPTED, new Problem.NotFound("version", start.version()));
      return;
    }
    Result<DeployableFlow> flow = compiler.compile(content.get(), start.flowId(), start.version());
    if (flow.isRefused()) {
      end(acquired, DeploymentStatus.FAILED, flow.problem());
      return;
    }
    RequestContext context = contexts.get();
    LOG.info("resuming deployment {} of flow {}", start.id(), start.flowId());
    UpstreamCall call = context.call(credential.value(), deadline);
    Result<DeployAnswer> result = runner.run(acquired, flow.value(), tenant, call);
    LOG.info(
        "deployment {} {}",
        start.id(),
        result.isRefused()
            ? "failed: " + ErrorCatalogue.describe(result.problem()).code()
            : "finished");
  }

  private void retry(DeploymentJournal.DuePublication due) {
    DeploymentStart start = due.acquired().lease().start();
    Tenant tenant = tenants.tenant(start.tenant());
    Result<UpstreamCredential> credential = credentials.resolve(tenant, Optional.empty());
    if (credential.isRefused()) {
      Optional<Duration> retryIn = PublishRetries.delayAfter(due.attempts() + 1);
      var description = ErrorCatalogue.describe(credential.problem());
      journal.finish(
          due.acquired().lease(),
          List.of(),
          due.acquired().state(),
          DeploymentEnd.of(
              retryIn.isPresent()
                  ? DeploymentStatus.PUBLISH_PENDING
                  : DeploymentStatus.PUBLISH_FAILED,
              description.code(),
              description.message()),
          retryIn);
      return;
    }
    publications.retry(due, tenant, credential.value(), contexts.get());
  }

  private void end(LeaseAttempt.Acquired acquired, DeploymentStatus status, Problem problem) {
    var description = ErrorCatalogue.describe(problem);
    journal.finish(
        acquired.lease(),
        List.of(),
        acquired.state(),
        DeploymentEnd.of(status, description.code(), description.message()),
        Optional.empty());
  }
}
