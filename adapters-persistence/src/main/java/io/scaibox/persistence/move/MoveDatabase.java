package io.scaibox.persistence.move;

import static io.scaibox.persistence.tables.Tables.CORE_STATE;
import static io.scaibox.persistence.tables.Tables.DEPLOYMENT;
import static io.scaibox.persistence.tables.Tables.DEPLOYMENT_STEP;
import static io.scaibox.persistence.tables.Tables.DEPLOY_LEASE;
import static io.scaibox.persistence.tables.Tables.FLOW;
import static io.scaibox.persistence.tables.Tables.FLOW_CONTENT;
import static io.scaibox.persistence.tables.Tables.FLOW_VERSION;
import static io.scaibox.persistence.tables.Tables.KEPT_ANSWER;
import static io.scaibox.persistence.tables.Tables.KEY_CHECK;
import static io.scaibox.persistence.tables.Tables.TENANT_CREDENTIAL;

import io.scaibox.persistence.database.Database;
import io.scaibox.persistence.database.DatabaseTime;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Table;

/**
 * Copies every row of one database into another, empty one in a single transaction, and commits
 * only when both have the same number of rows and the same checksum in every table.
 *
 * <p>Nobody else may write to the source meanwhile: H2 lets only one process in, and on PostgreSQL
 * a server that is deploying is noticed by its leases.
 */
public final class MoveDatabase {

  /** In the order in which rows may refer to each other. */
  static final List<Table<?>> TABLES =
      List.of(
          FLOW,
          FLOW_VERSION,
          FLOW_CONTENT,
          DEPLOY_LEASE,
          CORE_STATE,
          DEPLOYMENT,
          DEPLOYMENT_STEP,
          TENANT_CREDENTIAL,
          KEPT_ANSWER,
          KEY_CHECK);

  private static final int BATCH = 200;

  private final Database source;
  private final Database target;

  /** Moves from a database to another; both are at the current version of the schema. */
  public MoveDatabase(Database source, Database target) {
    this.source = source;
    this.target = target;
  }

  /**
   * Moves everything.
   *
   * @return what was moved, table by table
   * @throws MoveException when the target is not empty, the source is in use, or a checksum differs
   */
  public List<MovedTable> run() {
    requireQuiet();
    requireEmpty();
    return target.durably(
        there ->
            source.inTransaction(
                here -> {
                  List<MovedTable> moved = new ArrayList<>();
                  for (Table<?> table : TABLES) {
                    moved.add(move(here, there, table));
                  }
                  return moved;
                }));
  }

  private static <R extends Record> MovedTable move(
      DSLContext here, DSLContext there, Table<R> table) {
    TableChecksum sent = new TableChecksum();
    try (Cursor<R> rows = here.selectFrom(table).fetchSize(BATCH).fetchLazy()) {
      while (rows.hasNext()) {
        List<R> batch = rows.fetchNext(BATCH);
        batch.forEach(sent::add);
        there.insertInto(table).columns(table.fields()).valuesOfRecords(batch).execute();
      }
    }
    MovedTable arrived = checksum(there, table);
    MovedTable expected = sent.of(table.getName());
    if (!arrived.equals(expected)) {
      throw new MoveException(
          "table %s arrived with %d rows of %d, checksum %s (expected: %s)"
              .formatted(
                  table.getName(),
                  arrived.rows(),
                  expected.rows(),
                  arrived.checksum(),
                  expected.checksum()),
          "Nothing was moved. Keep the source, and report this.");
    }
    return arrived;
  }

  private static <R extends Record> MovedTable checksum(DSLContext sql, Table<R> table) {
    TableChecksum checksum = new TableChecksum();
    try (Cursor<R> rows = sql.selectFrom(table).fetchSize(BATCH).fetchLazy()) {
      rows.forEach(checksum::add);
    }
    return checksum.of(table.getName());
  }

  private void requireEmpty() {
    List<String> full =
        target.inTransaction(
            sql ->
                TABLES.stream()
                    .filter(table -> sql.fetchExists(table))
                    .map(Table::getName)
                    .toList());
    if (!full.isEmpty()) {
      throw new MoveException(
          "the target already has rows in " + String.join(", ", full),
          "Name an empty database, one that no server was started on yet.");
    }
  }

  private void requireQuiet() {
    boolean working =
        !source.settings().isExclusive()
            && source.inTransaction(
                sql ->
                    sql.fetchExists(
                        sql.selectFrom(DEPLOY_LEASE)
                            .where(DEPLOY_LEASE.EXPIRES_AT.gt(DatabaseTime.NOW))));
    if (working) {
      throw new MoveException(
          "a server is deploying on the source right now",
          "Stop all servers of the source, then move.");
    }
  }
}
