package io.scaibox.application.deploy;

import io.scaibox.domain.deploy.CoreState;
import io.scaibox.domain.deploy.DeployStep;
import io.scaibox.domain.deploy.Deployment;
import io.scaibox.domain.deploy.DeploymentEnd;
import io.scaibox.domain.deploy.DeploymentStart;
import io.scaibox.domain.platform.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Remembers how far every deployment came, so that one that was killed at any instant is finished
 * on the same Core.
 *
 * <p>{@link #advance} is durable when it returns: it precedes every upstream call with side
 * effects. Every write carries its lease and is refused with {@link LeaseLostException} when
 * another process has taken it over. Thread-safe; works across processes, by the database's clock.
 */
public interface DeploymentJournal {

  /**
   * Asks for a flow's lease.
   *
   * @param flowRevision the revision that the caller read; another one gives {@code FlowMoved}
   */
  LeaseAttempt acquire(DeploymentStart start, long flowRevision);

  /**
   * Asks for a flow's lease on behalf of its newest deployment, to change its publication; empty
   * when the flow was never deployed.
   */
  Optional<LeaseAttempt> acquireLatest(TenantId tenant, String flowId, String by);

  /** Lengthens a lease; false when it is lost. */
  boolean renew(DeployLease lease);

  /** Records steps and what is known of the Core, durably. The first call makes the record. */
  void advance(DeployLease lease, List<DeployStep> steps, CoreState state);

  /**
   * Records the end and gives the lease back; a pending publication of an earlier deployment of the
   * flow becomes superseded.
   *
   * @param retryIn when the publication is to be tried again; empty: never
   */
  void finish(
      DeployLease lease,
      List<DeployStep> steps,
      CoreState state,
      DeploymentEnd end,
      Optional<Duration> retryIn);

  /** Gives a lease back under which nothing was done; no record remains. */
  void release(DeployLease lease);

  /** Returns what is known of a flow's Core. */
  CoreState state(TenantId tenant, String flowId);

  /** Returns a flow's deployments, newest first. */
  List<Deployment> history(TenantId tenant, String flowId, int limit);

  /** Says whether a tenant's deployment put this Core in its place, now or earlier. */
  boolean hasDeployed(TenantId tenant, String coreId);

  /** Takes the leases of deployments over whose process died, at most {@code limit} of them. */
  List<LeaseAttempt.Acquired> takeOver(int limit);

  /** Takes the leases of deployments whose publication is due for another try. */
  List<DuePublication> takeDuePublications(int limit);

  /**
   * A publication to be tried again.
   *
   * @param attempts how often it was tried
   */
  record DuePublication(LeaseAttempt.Acquired acquired, int attempts) {}
}
