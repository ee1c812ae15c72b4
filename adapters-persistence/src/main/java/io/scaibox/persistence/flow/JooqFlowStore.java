package io.scaibox.persistence.flow;

import static io.scaibox.persistence.tables.Tables.CORE_STATE;
import static io.scaibox.persistence.tables.Tables.DEPLOY_LEASE;
import static io.scaibox.persistence.tables.Tables.FLOW;
import static io.scaibox.persistence.tables.Tables.FLOW_VERSION;

import io.scaibox.application.flow.FlowChange;
import io.scaibox.application.flow.FlowPage;
import io.scaibox.application.flow.FlowQuery;
import io.scaibox.application.flow.FlowStore;
import io.scaibox.application.problem.Result;
import io.scaibox.domain.deploy.Publication;
import io.scaibox.domain.flow.Flow;
import io.scaibox.domain.flow.FlowVersion;
import io.scaibox.domain.flow.VersionEntry;
import io.scaibox.domain.platform.TenantId;
import io.scaibox.persistence.database.Database;
import io.scaibox.persistence.database.Times;
import io.scaibox.persistence.tables.tables.records.FlowRecord;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Keeps flows in the database. */
public final class JooqFlowStore implements FlowStore {

  private final Database database;

  public JooqFlowStore(Database database) {
    this.database = database;
  }

  @Override
  public Flow add(Flow flow, VersionEntry version, Runnable writeContent) {
    return database.durably(
        sql -> {
          Optional<FlowRecord> existing =
              sql.selectFrom(FLOW).where(is(flow.tenant(), flow.id())).fetchOptional();
          if (existing.isPresent()) {
            return flow(existing.get());
          }
          sql.insertInto(FLOW)
              .set(FLOW.TENANT_ID, flow.tenant().value())
              .set(FLOW.ID, flow.id())
              .set(FLOW.NAME, flow.name())
              .set(FLOW.DESCRIPTION, flow.description().orElse(null))
              .set(FLOW.OWNER_ID, flow.ownerId())
              .set(FLOW.VERSION, flow.version().text())
              .set(FLOW.REVISION, flow.revision())
              .set(FLOW.CREATED_AT, Times.of(flow.createdAt()))
              .set(FLOW.UPDATED_AT, Times.of(flow.updatedAt()))
              .execute();
          sql.insertInto(DEPLOY_LEASE)
              .set(DEPLOY_LEASE.TENANT_ID, flow.tenant().value())
              .set(DEPLOY_LEASE.FLOW_ID, flow.id())
              .set(DEPLOY_LEASE.FENCE, 0L)
              .execute();
          sql.insertInto(CORE_STATE)
              .set(CORE_STATE.TENANT_ID, flow.tenant().value())
              .set(CORE_STATE.FLOW_ID, flow.id())
              .set(CORE_STATE.CREATE_UNCERTAIN, false)
              .set(CORE_STATE.PUBLICATION, Publication.NONE.word())
              .set(CORE_STATE.GROUP_IDS, "[]")
              .execute();
          insertVersion(sql, flow, version);
          writeContent.run();
          return flow;
        });
  }

  @Override
  public Optional<Flow> find(TenantId tenant, String flowId) {
    return database.inTransaction(
        sql ->
            sql.selectFrom(FLOW)
                .where(is(tenant, flowId))
                .and(FLOW.DELETED_AT.isNull())
                .fetchOptional(JooqFlowStore::flow));
  }

  @Override
  public FlowPage list(FlowQuery query) {
    Condition matching =
        FLOW.TENANT_ID
            .eq(query.tenant().value())
            .and(FLOW.DELETED_AT.isNull())
            .and(query.search().map(FLOW.NAME::containsIgnoreCase).orElse(DSL.noCondition()));
    return database.inTransaction(
        sql -> {
          List<Flow> found =
              sql.selectFrom(FLOW)
                  .where(matching)
                  .and(query.afterId().map(FLOW.ID::lt).orElse(DSL.noCondition()))
                  .orderBy(FLOW.ID.desc())
                  .limit(query.limit() + 1)
                  .fetch(JooqFlowStore::flow);
          boolean more = found.size() > query.limit();
          List<Flow> items = more ? found.subList(0, query.limit()) : found;
          return new FlowPage(
              items,
              sql.fetchCount(FLOW, matching),
              more ? Optional.of(items.get(items.size() - 1).id()) : Optional.empty());
        });
  }

  @Override
  public Optional<Result<Flow>> change(
      TenantId tenant, String flowId, Function<Flow, Result<FlowChange>> decide) {
    return database.durably(
        sql ->
            sql.selectFrom(FLOW)
                .where(is(tenant, flowId))
                .and(FLOW.DELETED_AT.isNull())
                .forUpdate()
                .fetchOptional(JooqFlowStore::flow)
                .map(decide)
                .map(decision -> decision.map(change -> apply(sql, change))));
  }

  @Override
  public List<VersionEntry> versions(TenantId tenant, String flowId) {
    return database.inTransaction(
        sql ->
            sql.selectFrom(FLOW_VERSION)
                .where(FLOW_VERSION.TENANT_ID.eq(tenant.value()))
                .and(FLOW_VERSION.FLOW_ID.eq(flowId))
                .orderBy(FLOW_VERSION.REVISION.desc())
                .fetch(
                    row ->
                        new VersionEntry(
                            new FlowVersion(row.getVersion()),
                            row.getCreatedAt().toInstant(),
                            row.getCreatedBy())));
  }

  private static Flow apply(DSLContext sql, FlowChange change) {
    Flow flow = change.flow();
    sql.update(FLOW)
        .set(FLOW.NAME, flow.name())
        .set(FLOW.DESCRIPTION, flow.description().orElse(null))
        .set(FLOW.VERSION, flow.version().text())
        .set(FLOW.REVISION, flow.revision())
        .set(FLOW.UPDATED_AT, Times.of(flow.updatedAt()))
        .set(FLOW.DELETED_AT, Times.of(change.deletedAt()))
        .where(is(flow.tenant(), flow.id()))
        .execute();
    change.newVersion().ifPresent(version -> insertVersion(sql, flow, version));
    return flow;
  }

  private static void insertVersion(DSLContext sql, Flow flow, VersionEntry version) {
    sql.insertInto(FLOW_VERSION)
        .set(FLOW_VERSION.TENANT_ID, flow.tenant().value())
        .set(FLOW_VERSION.FLOW_ID, flow.id())
        .set(FLOW_VERSION.VERSION, version.version().text())
        .set(FLOW_VERSION.REVISION, flow.revision())
        .set(FLOW_VERSION.CREATED_AT, Times.of(version.createdAt()))
        .set(FLOW_VERSION.CREATED_BY, version.createdBy())
        .execute();
  }

  private static Condition is(TenantId tenant, String flowId) {
    return FLOW.TENANT_ID.eq(tenant.value()).and(FLOW.ID.eq(flowId));
  }

  private static Flow flow(FlowRecord row) {
    return new Flow(
        row.getId(),
        new TenantId(row.getTenantId()),
        row.getName(),
        Optional.ofNullable(row.getDescription()),
        row.getOwnerId(),
        new FlowVersion(row.getVersion()),
        row.getRevision(),
        row.getCreatedAt().toInstant(),
        row.getUpdatedAt().toInstant());
  }
}
