package io.scaibox.application.flow;

import io.scaibox.application.access.Permit;
import io.scaibox.application.problem.Problem;
import io.scaibox.application.problem.Result;
import io.scaibox.domain.access.Permissions;
import io.scaibox.domain.flow.Flow;
import io.scaibox.domain.platform.Principal;
import java.time.Clock;
import java.util.Optional;

/** Deletes a flow softly: it reads as unknown from then on, its versions stay. Thread-safe. */
public final class DeleteFlow {

  private final FlowStore flows;
  private final Clock clock;

  public DeleteFlow(FlowStore flows, Clock clock) {
    this.flows = flows;
    this.clock = clock;
  }

  /** Deletes the flow, or refuses when it changed since the caller read it. */
  public Result<Flow> delete(Principal principal, String flowId, Optional<String> ifMatch) {
    Result<Principal> permitted = Permit.require(principal, Permissions.FLOWS_MANAGE);
    if (permitted.isRefused()) {
      return permitted.refusal();
    }
    return flows
        .change(
            principal.tenant().id(),
            flowId,
            current ->
                FlowEtag.allows(ifMatch, current)
                    ? Result.of(
                        new FlowChange(current, Optional.empty(), Optional.of(clock.instant())))
                    : Result.refused(new Problem.VersionConflict(flowId, FlowEtag.of(current))))
        .orElseGet(() -> Result.refused(new Problem.NotFound("flow", flowId)));
  }
}
