package io.scaibox.persistence.deploy;

import static io.scaibox.persistence.tables.Tables.CORE_STATE;
import static io.scaibox.persistence.tables.Tables.DEPLOYMENT;
import static io.scaibox.persistence.tables.Tables.DEPLOYMENT_STEP;

import io.scaibox.application.deploy.DeployLease;
import io.scaibox.domain.deploy.CoreState;
import io.scaibox.domain.deploy.DeployStep;
import io.scaibox.domain.deploy.Deployment;
import io.scaibox.domain.deploy.DeploymentStart;
import io.scaibox.domain.deploy.DeploymentStatus;
import io.scaibox.domain.deploy.Publication;
import io.scaibox.domain.deploy.PublishIntent;
import io.scaibox.domain.deploy.StepKind;
import io.scaibox.domain.platform.TenantId;
import io.scaibox.persistence.database.Times;
import io.scaibox.persistence.tables.tables.records.CoreStateRecord;
import io.scaibox.persistence.tables.tables.records.DeploymentRecord;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jooq.DSLContext;

/** Maps deployments, their steps and what is known of Cores to rows and back. */
final class DeploymentRows {

  private static final int LONGEST_MESSAGE = 2000;

  private DeploymentRows() {}

  static DeploymentStart start(DeploymentRecord row) {
    return new DeploymentStart(
        row.getId(),
        new TenantId(row.getTenantId()),
        row.getFlowId(),
        row.getVersion(),
        row.getFingerprint(),
        new PublishIntent(
            row.getPublishWanted(), GroupIds.read(row.getGroupIds()), row.getUnpublish()),
        row.getForced(),
        row.getDeployedBy(),
        row.getStartedAt().toInstant());
  }

  static Deployment deployment(DSLContext sql, DeploymentRecord row) {
    return new Deployment(
        start(row),
        DeploymentStatus.named(row.getStatus()).orElseThrow(),
        Optional.ofNullable(row.getCoreId()),
        Optional.ofNullable(row.getPublishedSlug()),
        Optional.ofNullable(row.getError()),
        Optional.ofNullable(row.getErrorMessage()),
        Times.instant(row.getEndedAt()),
        steps(sql, row.getTenantId(), row.getId()));
  }

  static List<DeployStep> steps(DSLContext sql, String tenant, String deployment) {
    return sql.selectFrom(DEPLOYMENT_STEP)
        .where(DEPLOYMENT_STEP.TENANT_ID.eq(tenant))
        .and(DEPLOYMENT_STEP.DEPLOYMENT_ID.eq(deployment))
        .orderBy(DEPLOYMENT_STEP.SEQUENCE)
        .fetch(
            row ->
                new DeployStep(
                    row.getSequence(),
                    StepKind.named(row.getKind()).orElseThrow(),
                    row.getTarget(),
                    row.getStartedAt().toInstant(),
                    Optional.ofNullable(row.getOutcome()),
                    row.getDurationMs()));
  }

  static CoreState state(CoreStateRecord row) {
    return new CoreState(
        Optional.ofNullable(row.getCoreId()),
        Optional.ofNullable(row.getCoreSlug()),
        row.getCreateUncertain(),
        Optional.ofNullable(row.getFingerprint()),
        Optional.ofNullable(row.getVersion()),
        Publication.valueOf(row.getPublication().toUpperCase(Locale.ROOT)),
        Optional.ofNullable(row.getPublishedSlug()),
        GroupIds.read(row.getGroupIds()),
        Optional.ofNullable(row.getDeploymentId()));
  }

  /** Adds the deployment's row unless it is there. */
  static void insertIfAbsent(DSLContext sql, DeployLease lease) {
    DeploymentStart start = lease.start();
    sql.insertInto(DEPLOYMENT)
        .set(DEPLOYMENT.FENCE, lease.fence())
        .set(DEPLOYMENT.TENANT_ID, start.tenant().value())
        .set(DEPLOYMENT.ID, start.id())
        .set(DEPLOYMENT.FLOW_ID, start.flowId())
        .set(DEPLOYMENT.VERSION, start.version())
        .set(DEPLOYMENT.FINGERPRINT, start.fingerprint())
        .set(DEPLOYMENT.PUBLISH_WANTED, start.publish().wanted())
        .set(DEPLOYMENT.GROUP_IDS, GroupIds.write(start.publish().groupIds()))
        .set(DEPLOYMENT.UNPUBLISH, start.publish().unpublish())
        .set(DEPLOYMENT.FORCED, start.force())
        .set(DEPLOYMENT.DEPLOYED_BY, start.deployedBy())
        .set(DEPLOYMENT.STARTED_AT, Times.of(start.startedAt()))
        .set(DEPLOYMENT.STATUS, DeploymentStatus.RUNNING.word())
        .set(DEPLOYMENT.ATTEMPTS, 0)
        .onConflictDoNothing()
        .execute();
  }

  static void write(DSLContext sql, DeploymentStart start, List<DeployStep> steps) {
    for (DeployStep step : steps) {
      int updated =
          sql.update(DEPLOYMENT_STEP)
              .set(DEPLOYMENT_STEP.OUTCOME, step.outcome().orElse(null))
              .set(DEPLOYMENT_STEP.DURATION_MS, step.durationMillis())
              .where(DEPLOYMENT_STEP.TENANT_ID.eq(start.tenant().value()))
              .and(DEPLOYMENT_STEP.DEPLOYMENT_ID.eq(start.id()))
              .and(DEPLOYMENT_STEP.SEQUENCE.eq(step.sequence()))
              .execute();
      if (updated == 0) {
        sql.insertInto(DEPLOYMENT_STEP)
            .set(DEPLOYMENT_STEP.TENANT_ID, start.tenant().value())
            .set(DEPLOYMENT_STEP.DEPLOYMENT_ID, start.id())
            .set(DEPLOYMENT_STEP.SEQUENCE, step.sequence())
            .set(DEPLOYMENT_STEP.KIND, step.kind().word())
            .set(DEPLOYMENT_STEP.TARGET, step.target())
            .set(
                DEPLOYMENT_STEP.STARTED_AT,
                Times.of(step.startedAt().truncatedTo(ChronoUnit.MICROS)))
            .set(DEPLOYMENT_STEP.OUTCOME, step.outcome().orElse(null))
            .set(DEPLOYMENT_STEP.DURATION_MS, step.durationMillis())
            .execute();
      }
    }
  }

  static void write(DSLContext sql, DeploymentStart start, CoreState state) {
    sql.update(CORE_STATE)
        .set(CORE_STATE.CORE_ID, state.coreId().orElse(null))
        .set(CORE_STATE.CORE_SLUG, state.coreSlug().orElse(null))
        .set(CORE_STATE.CREATE_UNCERTAIN, state.createUncertain())
        .set(CORE_STATE.FINGERPRINT, state.fingerprint().orElse(null))
        .set(CORE_STATE.VERSION, state.version().orElse(null))
        .set(CORE_STATE.PUBLICATION, state.publication().word())
        .set(CORE_STATE.PUBLISHED_SLUG, state.publishedSlug().orElse(null))
        .set(CORE_STATE.GROUP_IDS, GroupIds.write(state.groupIds()))
        .set(CORE_STATE.DEPLOYMENT_ID, state.deploymentId().orElse(null))
        .where(CORE_STATE.TENANT_ID.eq(start.tenant().value()))
        .and(CORE_STATE.FLOW_ID.eq(start.flowId()))
        .execute();
  }

  static String capped(String message) {
    return message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE);
  }
}
