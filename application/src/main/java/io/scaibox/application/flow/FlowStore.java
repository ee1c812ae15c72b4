package io.scaibox.application.flow;

import io.scaibox.application.problem.Result;
import io.scaibox.domain.flow.Flow;
import io.scaibox.domain.flow.VersionEntry;
import io.scaibox.domain.platform.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Keeps flows and the list of their versions; never shows a tenant the flows of another.
 *
 * <p>Implementations are thread-safe and survive the loss of the process.
 */
public interface FlowStore {

  /**
   * Adds a flow with its first version. When one with this id is there already (a repeated
   * request), that one is returned untouched.
   */
  Flow add(Flow flow, VersionEntry version, Runnable writeContent);

  /** Returns a flow that is not deleted. */
  Optional<Flow> find(TenantId tenant, String flowId);

  /** Returns a page of flows, newest first. */
  FlowPage list(FlowQuery query);

  /**
   * Changes a flow while nobody else can: {@code decide} sees the current state and returns the new
   * one, with the new version's author when there is one. What {@code decide} writes to a content
   * store on the same database is part of the change.
   *
   * @return the stored flow, {@code decide}'s refusal, or empty when there is no such flow
   */
  Optional<Result<Flow>> change(
      TenantId tenant, String flowId, Function<Flow, Result<FlowChange>> decide);

  /** Returns the versions of a flow, newest first. */
  List<VersionEntry> versions(TenantId tenant, String flowId);
}
