package io.scaibox.application.deploy;

import io.scaibox.application.access.Permit;
import io.scaibox.application.flow.FlowStore;
import io.scaibox.application.problem.Problem;
import io.scaibox.application.problem.Result;
import io.scaibox.domain.access.Permissions;
import io.scaibox.domain.deploy.Deployment;
import io.scaibox.domain.platform.Principal;
import java.util.List;

/** Reads a flow's deployments. Thread-safe. */
public final class ReadDeployments {

  private final FlowStore flows;
  private final DeploymentJournal journal;

  public ReadDeployments(FlowStore flows, DeploymentJournal journal) {
    this.flows = flows;
    this.journal = journal;
  }

  /** Lists the newest deployments of a flow, newest first. */
  public Result<List<Deployment>> list(Principal principal, String flowId, int limit) {
    return Permit.require(principal, Permissions.FLOWS_VIEW)
        .then(
            caller ->
                flows.find(caller.tenant().id(), flowId).isPresent()
                    ? Result.of(journal.history(caller.tenant().id(), flowId, limit))
                    : Result.refused(new Problem.NotFound("flow", flowId)));
  }
}
