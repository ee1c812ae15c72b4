package io.scaibox.persistence.deploy;

import static io.scaibox.persistence.database.DatabaseTime.NOW;
import static io.scaibox.persistence.tables.Tables.DEPLOY_LEASE;

import io.scaibox.application.deploy.DeployLease;
import io.scaibox.application.deploy.LeaseAttempt;
import io.scaibox.application.deploy.LeaseLostException;
import io.scaibox.domain.deploy.DeploymentStart;
import io.scaibox.domain.platform.TenantId;
import io.scaibox.persistence.tables.tables.records.DeployLeaseRecord;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.types.DayToSecond;

/**
 * The rows that say who deploys which flow; always used within a transaction.
 *
 * <p>Time is the database's, so that clocks of boxes may differ.
 */
final class Leases {

  private final String holder;
  private final Duration time;

  /**
   * Makes the leases of one process.
   *
   * @param holder names the process; another one at every start
   */
  Leases(String holder, Duration time) {
    this.holder = holder;
    this.time = time;
  }

  /** Takes a flow's lease, or tells who has it; empty when there is no such flow. */
  Optional<LeaseAttempt> take(DSLContext sql, DeploymentStart start, String by) {
    Optional<DeployLeaseRecord> row = lock(sql, start.tenant(), start.flowId());
    if (row.isEmpty()) {
      return Optional.empty();
    }
    if (isHeld(row.get(), databaseTime(sql))) {
      return Optional.of(busy(row.get(), databaseTime(sql)));
    }
    long fence = row.get().getFence() + 1;
    sql.update(DEPLOY_LEASE)
        .set(DEPLOY_LEASE.FENCE, fence)
        .set(DEPLOY_LEASE.HOLDER, holder)
        .set(DEPLOY_LEASE.DEPLOYMENT_ID, start.id())
        .set(DEPLOY_LEASE.HELD_BY, by)
        .set(DEPLOY_LEASE.SINCE, NOW)
        .set(DEPLOY_LEASE.EXPIRES_AT, expiry())
        .where(of(start.tenant(), start.flowId()))
        .execute();
    return Optional.of(
        new LeaseAttempt.Acquired(
            new DeployLease(start, fence),
            io.scaibox.domain.deploy.CoreState.NOTHING,
            java.util.List.of()));
  }

  boolean renew(DSLContext sql, DeployLease lease) {
    return sql.update(DEPLOY_LEASE)
            .set(DEPLOY_LEASE.EXPIRES_AT, expiry())
            .where(own(lease))
            .execute()
        == 1;
  }

  /** Locks the lease's row for the rest of the transaction, or throws when it is lost. */
  void check(DSLContext sql, DeployLease lease) {
    boolean mine =
        sql.select(DEPLOY_LEASE.FENCE)
            .from(DEPLOY_LEASE)
            .where(own(lease))
            .forUpdate()
            .fetchOptional()
            .isPresent();
    if (!mine) {
      throw new LeaseLostException(lease);
    }
  }

  void giveBack(DSLContext sql, DeployLease lease) {
    sql.update(DEPLOY_LEASE)
        .setNull(DEPLOY_LEASE.HOLDER)
        .setNull(DEPLOY_LEASE.DEPLOYMENT_ID)
        .setNull(DEPLOY_LEASE.HELD_BY)
        .setNull(DEPLOY_LEASE.SINCE)
        .setNull(DEPLOY_LEASE.EXPIRES_AT)
        .where(own(lease))
        .execute();
  }

  /** Ends the leases of all other processes: for a database that only one can have open. */
  void endOthers(DSLContext sql) {
    sql.update(DEPLOY_LEASE)
        .setNull(DEPLOY_LEASE.HOLDER)
        .where(DEPLOY_LEASE.HOLDER.ne(holder))
        .execute();
  }

  /** The condition for leases that nobody holds: given back, ended or expired. */
  static Condition isFree() {
    return DEPLOY_LEASE.HOLDER.isNull().or(DEPLOY_LEASE.EXPIRES_AT.lt(NOW));
  }

  private static Optional<DeployLeaseRecord> lock(DSLContext sql, TenantId tenant, String flowId) {
    return sql.selectFrom(DEPLOY_LEASE).where(of(tenant, flowId)).forUpdate().fetchOptional();
  }

  private static OffsetDateTime databaseTime(DSLContext sql) {
    return java.util.Objects.requireNonNull(sql.select(NOW).fetchSingle().value1());
  }

  private static boolean isHeld(DeployLeaseRecord row, OffsetDateTime now) {
    return row.getHolder() != null
        && row.getExpiresAt() != null
        && !row.getExpiresAt().isBefore(now);
  }

  private static LeaseAttempt busy(DeployLeaseRecord row, OffsetDateTime now) {
    OffsetDateTime since = row.getSince() == null ? now : row.getSince();
    return new LeaseAttempt.Busy(
        String.valueOf(row.getDeploymentId()),
        String.valueOf(row.getHeldBy()),
        since.toInstant(),
        Duration.ofSeconds(1));
  }

  private Field<OffsetDateTime> expiry() {
    return NOW.plus(DayToSecond.valueOf(time));
  }

  private Condition own(DeployLease lease) {
    return of(lease.start().tenant(), lease.start().flowId())
        .and(DEPLOY_LEASE.FENCE.eq(lease.fence()))
        .and(DEPLOY_LEASE.HOLDER.eq(holder));
  }

  private static Condition of(TenantId tenant, String flowId) {
    return DEPLOY_LEASE.TENANT_ID.eq(tenant.value()).and(DEPLOY_LEASE.FLOW_ID.eq(flowId));
  }
}
