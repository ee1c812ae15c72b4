package io.scaibox.application.flow;

import io.scaibox.application.access.Permit;
import io.scaibox.application.problem.Problem;
import io.scaibox.application.problem.Result;
import io.scaibox.domain.access.Permissions;
import io.scaibox.domain.flow.Flow;
import io.scaibox.domain.flow.FlowVersion;
import io.scaibox.domain.flow.VersionEntry;
import io.scaibox.domain.platform.Principal;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads flows, their lists and their versions. Thread-safe. */
public final class ReadFlows {

  private final FlowStore flows;
  private final FlowContents contents;

  public ReadFlows(FlowStore flows, FlowContents contents) {
    this.flows = flows;
    this.contents = contents;
  }

  /** Lists a page of the caller's tenant's flows. */
  public Result<FlowPage> list(Principal principal, FlowQuery query) {
    return viewing(principal, () -> Result.of(flows.list(query)));
  }

  /** Reads a flow with the content of its current version. */
  public Result<FlowDetail> read(Principal principal, String flowId) {
    return viewing(
        principal,
        () -> find(principal, flowId).map(flow -> new FlowDetail(flow, contents.current(flow))));
  }

  /** Lists a flow's versions, newest first. */
  public Result<List<VersionEntry>> versions(Principal principal, String flowId) {
    return viewing(
        principal,
        () -> find(principal, flowId).map(flow -> flows.versions(principal.tenant().id(), flowId)));
  }

  /** Reads a flow with the content of one of its versions; its metadata is today's. */
  public Result<FlowDetail> readVersion(Principal principal, String flowId, String version) {
    return viewing(principal, () -> find(principal, flowId).then(flow -> detail(flow, version)));
  }

  private Result<FlowDetail> detail(Flow flow, String version) {
    Optional<VersionEntry> entry =
        flows.versions(flow.tenant(), flow.id()).stream()
            .filter(candidate -> candidate.version().text().equals(version))
            .findFirst();
    return entry
        .map(VersionEntry::version)
        .flatMap(
            found ->
                contents
                    .read(flow.tenant(), flow.id(), found)
                    .map(content -> new FlowDetail(at(flow, found), content)))
        .map(Result::of)
        .orElseGet(() -> Result.refused(new Problem.NotFound("version", version)));
  }

  private static Flow at(Flow flow, FlowVersion version) {
    return new Flow(
        flow.id(),
        flow.tenant(),
        flow.name(),
        flow.description(),
        flow.ownerId(),
        version,
        flow.revision(),
        flow.createdAt(),
        flow.updatedAt());
  }

  private Result<Flow> find(Principal principal, String flowId) {
    return flows
        .find(principal.tenant().id(), flowId)
        .map(Result::of)
        .orElseGet(() -> Result.refused(new Problem.NotFound("flow", flowId)));
  }

  private static <T> Result<T> viewing(Principal principal, Supplier<Result<T>> read) {
    return Permit.require(principal, Permissions.FLOWS_VIEW).then(ok -> read.get());
  }
}
