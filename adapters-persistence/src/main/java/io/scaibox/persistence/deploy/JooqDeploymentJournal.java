package io.scaibox.persistence.deploy;

import static io.scaibox.persistence.database.DatabaseTime.NOW;
import static io.scaibox.persistence.tables.Tables.CORE_STATE;
import static io.scaibox.persistence.tables.Tables.DEPLOYMENT;
import static io.scaibox.persistence.tables.Tables.DEPLOY_LEASE;
import static io.scaibox.persistence.tables.Tables.FLOW;

import io.scaibox.application.deploy.DeployLease;
import io.scaibox.application.deploy.DeploymentJournal;
import io.scaibox.application.deploy.LeaseAttempt;
import io.scaibox.domain.deploy.CoreState;
import io.scaibox.domain.deploy.DeployStep;
import io.scaibox.domain.deploy.Deployment;
import io.scaibox.domain.deploy.DeploymentEnd;
import io.scaibox.domain.deploy.DeploymentStart;
import io.scaibox.domain.deploy.DeploymentStatus;
import io.scaibox.domain.platform.TenantId;
import io.scaibox.persistence.database.Database;
import io.scaibox.persistence.tables.tables.records.DeploymentRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Result;
import org.jooq.impl.DSL;
import org.jooq.types.DayToSecond;

/** Keeps the deployment journal in the database. */
public final class JooqDeploymentJournal implements DeploymentJournal {

  private final Database database;
  private final Leases leases;

  /**
   * Opens the journal; on a database that only this process can have open, leases of earlier
   * processes end at once.
   *
   * @param holder names this process; another name at every start
   */
  public JooqDeploymentJournal(Database database, String holder) {
    this(database, holder, database.settings().isExclusive());
  }

  /** Opens the journal of one process among several, whose leases are left alone. */
  JooqDeploymentJournal(Database database, String holder, boolean endOthers) {
    this.database = database;
    this.leases = new Leases(holder, database.settings().leaseTime());
    if (endOthers) {
      database.inTransaction(
          sql -> {
            leases.endOthers(sql);
            return true;
          });
    }
  }

  @Override
  public LeaseAttempt acquire(DeploymentStart start, long flowRevision) {
    return database.inTransaction(
        sql -> {
          Optional<LeaseAttempt> attempt = leases.take(sql, start, start.deployedBy());
          if (attempt.isEmpty()) {
            return new LeaseAttempt.FlowGone();
          }
          if (!(attempt.get() instanceof LeaseAttempt.Acquired acquired)) {
            return attempt.get();
          }
          Optional<Long> revision =
              sql.select(FLOW.REVISION)
                  .from(FLOW)
                  .where(FLOW.TENANT_ID.eq(start.tenant().value()))
                  .and(FLOW.ID.eq(start.flowId()))
                  .and(FLOW.DELETED_AT.isNull())
                  .fetchOptional(FLOW.REVISION);
          if (revision.isEmpty() || revision.get() != flowRevision) {
            leases.giveBack(sql, acquired.lease());
            return revision.isEmpty() ? new LeaseAttempt.FlowGone() : new LeaseAttempt.FlowMoved();
          }
          interruptOlder(sql, start);
          return new LeaseAttempt.Acquired(
              acquired.lease(), state(sql, start.tenant(), start.flowId()), List.of());
        });
  }

  @Override
  public Optional<LeaseAttempt> acquireLatest(TenantId tenant, String flowId, String by) {
    return database.inTransaction(
        sql ->
            sql.selectFrom(DEPLOYMENT)
                .where(DEPLOYMENT.TENANT_ID.eq(tenant.value()))
                .and(DEPLOYMENT.ID.eq(state(sql, tenant, flowId).deploymentId().orElse("")))
                .fetchOptional()
                .map(row -> takeForRow(sql, row, by))
                .filter(
                    attempt ->
                        !(attempt instanceof LeaseAttempt.Acquired acquired)
                            || acquired.state().coreId().isPresent()));
  }

  @Override
  public boolean renew(DeployLease lease) {
    return database.inTransaction(sql -> leases.renew(sql, lease));
  }

  @Override
  public void advance(DeployLease lease, List<DeployStep> steps, CoreState state) {
    database.durably(
        sql -> {
          leases.check(sql, lease);
          write(sql, lease, steps, state);
          return true;
        });
  }

  @Override
  public void finish(
      DeployLease lease,
      List<DeployStep> steps,
      CoreState state,
      DeploymentEnd end,
      Optional<Duration> retryIn) {
    DeploymentStart start = lease.start();
    database.durably(
        sql -> {
          leases.check(sql, lease);
          write(sql, lease, steps, state);
          sql.update(DEPLOYMENT)
              .set(DEPLOYMENT.STATUS, end.status().word())
              .set(DEPLOYMENT.CORE_ID, state.coreId().orElse(null))
              .set(DEPLOYMENT.PUBLISHED_SLUG, state.publishedSlug().orElse(null))
              .set(DEPLOYMENT.PUBLISH_WANTED, start.publish().wanted())
              .set(DEPLOYMENT.GROUP_IDS, GroupIds.write(start.publish().groupIds()))
              .set(DEPLOYMENT.ERROR, end.error().orElse(null))
              .set(
                  DEPLOYMENT.ERROR_MESSAGE,
                  end.errorMessage().map(DeploymentRows::capped).orElse(null))
              .set(DEPLOYMENT.ENDED_AT, NOW)
              .set(DEPLOYMENT.ATTEMPTS, DEPLOYMENT.ATTEMPTS.plus(1))
              .set(
                  DEPLOYMENT.NEXT_ATTEMPT_AT,
                  retryIn
                      .map(wait -> NOW.plus(DayToSecond.valueOf(wait)))
                      .orElse(DSL.castNull(DEPLOYMENT.NEXT_ATTEMPT_AT)))
              .where(is(start))
              .execute();
          sql.update(DEPLOYMENT)
              .set(DEPLOYMENT.STATUS, DeploymentStatus.SUPERSEDED.word())
              .setNull(DEPLOYMENT.NEXT_ATTEMPT_AT)
              .where(ofFlow(start))
              .and(DEPLOYMENT.ID.ne(start.id()))
              .and(DEPLOYMENT.STATUS.eq(DeploymentStatus.PUBLISH_PENDING.word()))
              .execute();
          leases.giveBack(sql, lease);
          return true;
        });
  }

  @Override
  public void release(DeployLease lease) {
    database.inTransaction(
        sql -> {
          leases.giveBack(sql, lease);
          return true;
        });
  }

  @Override
  public CoreState state(TenantId tenant, String flowId) {
    return database.inTransaction(sql -> state(sql, tenant, flowId));
  }

  @Override
  public List<Deployment> history(TenantId tenant, String flowId, int limit) {
    return database.inTransaction(
        sql ->
            sql.selectFrom(DEPLOYMENT)
                .where(DEPLOYMENT.TENANT_ID.eq(tenant.value()))
                .and(DEPLOYMENT.FLOW_ID.eq(flowId))
                .orderBy(DEPLOYMENT.FENCE.desc().nullsLast(), DEPLOYMENT.ID.desc())
                .limit(limit)
                .fetch(row -> DeploymentRows.deployment(sql, row)));
  }

  @Override
  public boolean hasDeployed(TenantId tenant, String coreId) {
    return database.inTransaction(
        sql ->
            sql.fetchExists(
                sql.selectFrom(DEPLOYMENT)
                    .where(DEPLOYMENT.TENANT_ID.eq(tenant.value()))
                    .and(DEPLOYMENT.CORE_ID.eq(coreId))));
  }

  @Override
  public List<LeaseAttempt.Acquired> takeOver(int limit) {
    Condition running = DEPLOYMENT.STATUS.eq(DeploymentStatus.RUNNING.word());
    List<LeaseAttempt.Acquired> taken = new ArrayList<>();
    for (DeploymentRecord row : withFreeLease(running, limit)) {
      database
          .inTransaction(sql -> takeIfStill(sql, row, DeploymentStatus.RUNNING))
          .ifPresent(taken::add);
    }
    return taken;
  }

  @Override
  public List<DuePublication> takeDuePublications(int limit) {
    Condition due =
        DEPLOYMENT
            .STATUS
            .eq(DeploymentStatus.PUBLISH_PENDING.word())
            .and(DEPLOYMENT.NEXT_ATTEMPT_AT.le(NOW));
    List<DuePublication> taken = new ArrayList<>();
    for (DeploymentRecord row : withFreeLease(due, limit)) {
      database
          .inTransaction(sql -> takeIfStill(sql, row, DeploymentStatus.PUBLISH_PENDING))
          .ifPresent(acquired -> taken.add(new DuePublication(acquired, row.getAttempts())));
    }
    return taken;
  }

  private Result<DeploymentRecord> withFreeLease(Condition condition, int limit) {
    return database.inTransaction(
        sql ->
            sql.select(DEPLOYMENT.fields())
                .from(DEPLOYMENT)
                .join(DEPLOY_LEASE)
                .on(DEPLOY_LEASE.TENANT_ID.eq(DEPLOYMENT.TENANT_ID))
                .and(DEPLOY_LEASE.FLOW_ID.eq(DEPLOYMENT.FLOW_ID))
                .where(condition)
                .and(Leases.isFree())
                .orderBy(DEPLOYMENT.ID)
                .limit(limit)
                .fetchInto(DEPLOYMENT));
  }

  /** Takes the lease unless another process was faster and the deployment went on meanwhile. */
  private Optional<LeaseAttempt.Acquired> takeIfStill(
      DSLContext sql, DeploymentRecord seen, DeploymentStatus status) {
    if (!(takeForRow(sql, seen, seen.getDeployedBy()) instanceof LeaseAttempt.Acquired acquired)) {
      return Optional.empty();
    }
    boolean still =
        sql.fetchExists(
            sql.selectFrom(DEPLOYMENT)
                .where(is(acquired.lease().start()))
                .and(DEPLOYMENT.STATUS.eq(status.word()))
                .and(DEPLOYMENT.ATTEMPTS.eq(seen.getAttempts())));
    if (!still) {
      leases.giveBack(sql, acquired.lease());
      return Optional.empty();
    }
    return Optional.of(acquired);
  }

  private LeaseAttempt takeForRow(DSLContext sql, DeploymentRecord row, String by) {
    DeploymentStart start = DeploymentRows.start(row);
    LeaseAttempt attempt = leases.take(sql, start, by).orElseGet(LeaseAttempt.FlowGone::new);
    return attempt instanceof LeaseAttempt.Acquired acquired
        ? new LeaseAttempt.Acquired(
            acquired.lease(),
            state(sql, start.tenant(), start.flowId()),
            DeploymentRows.steps(sql, row.getTenantId(), row.getId()))
        : attempt;
  }

  /**
   * Ends deployments of the flow whose process died: the one that begins goes on in their place.
   */
  private static void interruptOlder(DSLContext sql, DeploymentStart start) {
    sql.update(DEPLOYMENT)
        .set(DEPLOYMENT.STATUS, DeploymentStatus.INTERRUPTED.word())
        .set(DEPLOYMENT.ENDED_AT, NOW)
        .where(ofFlow(start))
        .and(DEPLOYMENT.STATUS.eq(DeploymentStatus.RUNNING.word()))
        .execute();
  }

  private static void write(
      DSLContext sql, DeployLease lease, List<DeployStep> steps, CoreState state) {
    DeploymentRows.insertIfAbsent(sql, lease);
    DeploymentRows.write(sql, lease.start(), steps);
    DeploymentRows.write(sql, lease.start(), state);
  }

  private static CoreState state(DSLContext sql, TenantId tenant, String flowId) {
    return sql.selectFrom(CORE_STATE)
        .where(CORE_STATE.TENANT_ID.eq(tenant.value()))
        .and(CORE_STATE.FLOW_ID.eq(flowId))
        .fetchOptional(DeploymentRows::state)
        .orElse(CoreState.NOTHING);
  }

  private static Condition is(DeploymentStart start) {
    return DEPLOYMENT.TENANT_ID.eq(start.tenant().value()).and(DEPLOYMENT.ID.eq(start.id()));
  }

  private static Condition ofFlow(DeploymentStart start) {
    return DEPLOYMENT
        .TENANT_ID
        .eq(start.tenant().value())
        .and(DEPLOYMENT.FLOW_ID.eq(start.flowId()));
  }
}
