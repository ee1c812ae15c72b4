package io.scaibox.persistence.idempotency;

import static io.scaibox.persistence.tables.Tables.IDEMPOTENCY_KEY;

import io.scaibox.application.idempotency.IdempotencyStore;
import io.scaibox.persistence.database.Database;
import io.scaibox.persistence.tables.tables.records.IdempotencyKeyRecord;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.types.DayToSecond;

/** Keeps idempotent answers in the database; claims are made and settled in its own time. */
public final class JooqIdempotencyStore implements IdempotencyStore {

  private static final Field<OffsetDateTime> NOW = DSL.currentOffsetDateTime();

  private final Database database;

  /** Opens the store; on a database that only this process has open, old claims end at once. */
  public JooqIdempotencyStore(Database database) {
    this.database = database;
    if (database.settings().isExclusive()) {
      database.inTransaction(
          sql -> sql.update(IDEMPOTENCY_KEY).setNull(IDEMPOTENCY_KEY.CLAIMED_UNTIL).execute());
    }
  }

  @Override
  public Claim claim(Key key, String requestHash, String reserve, Duration workFor) {
    return database.durably(
        sql -> {
          int inserted =
              sql.insertInto(IDEMPOTENCY_KEY)
                  .set(IDEMPOTENCY_KEY.TENANT_ID, key.tenant().value())
                  .set(IDEMPOTENCY_KEY.SUBJECT, key.subject())
                  .set(IDEMPOTENCY_KEY.IDEMPOTENCY_KEY_, key.key())
                  .set(IDEMPOTENCY_KEY.REQUEST_HASH, requestHash)
                  .set(IDEMPOTENCY_KEY.RESERVED, reserve)
                  .set(IDEMPOTENCY_KEY.CREATED_AT, NOW)
                  .set(IDEMPOTENCY_KEY.CLAIMED_UNTIL, until(workFor))
                  .onConflictDoNothing()
                  .execute();
          return inserted == 1
              ? new Claim.Granted(reserve)
              : existing(sql, key, requestHash, workFor);
        });
  }

  @Override
  public void settle(Key key, StoredAnswer answer) {
    database.durably(
        sql ->
            sql.update(IDEMPOTENCY_KEY)
                .set(IDEMPOTENCY_KEY.STATUS, answer.status())
                .set(IDEMPOTENCY_KEY.CONTENT_TYPE, answer.contentType())
                .set(IDEMPOTENCY_KEY.ETAG, answer.etag().orElse(null))
                .set(IDEMPOTENCY_KEY.BODY, answer.body())
                .setNull(IDEMPOTENCY_KEY.CLAIMED_UNTIL)
                .where(is(key))
                .execute());
  }

  @Override
  public void release(Key key) {
    database.inTransaction(
        sql ->
            sql.update(IDEMPOTENCY_KEY)
                .setNull(IDEMPOTENCY_KEY.CLAIMED_UNTIL)
                .where(is(key))
                .and(IDEMPOTENCY_KEY.STATUS.isNull())
                .execute());
  }

  @Override
  public void purge() {
    database.inTransaction(
        sql ->
            sql.deleteFrom(IDEMPOTENCY_KEY)
                .where(IDEMPOTENCY_KEY.CREATED_AT.lt(NOW.minus(DayToSecond.valueOf(KEPT_FOR))))
                .execute());
  }

  private static Claim existing(DSLContext sql, Key key, String requestHash, Duration workFor) {
    Optional<IdempotencyKeyRecord> row =
        sql.selectFrom(IDEMPOTENCY_KEY).where(is(key)).forUpdate().fetchOptional();
    if (row.isEmpty()) {
      return new Claim.InUse();
    }
    if (!row.get().getRequestHash().equals(requestHash)) {
      return new Claim.OtherRequest();
    }
    if (row.get().getStatus() != null) {
      return new Claim.Answered(
          new StoredAnswer(
              row.get().getStatus(),
              row.get().getContentType(),
              Optional.ofNullable(row.get().getEtag()),
              row.get().getBody()));
    }
    int claimed =
        sql.update(IDEMPOTENCY_KEY)
            .set(IDEMPOTENCY_KEY.CLAIMED_UNTIL, until(workFor))
            .where(is(key))
            .and(IDEMPOTENCY_KEY.CLAIMED_UNTIL.isNull().or(IDEMPOTENCY_KEY.CLAIMED_UNTIL.lt(NOW)))
            .execute();
    return claimed == 1 ? new Claim.Granted(row.get().getReserved()) : new Claim.InUse();
  }

  private static Field<OffsetDateTime> until(Duration workFor) {
    return NOW.plus(DayToSecond.valueOf(workFor));
  }

  private static Condition is(Key key) {
    return IDEMPOTENCY_KEY
        .TENANT_ID
        .eq(key.tenant().value())
        .and(IDEMPOTENCY_KEY.SUBJECT.eq(key.subject()))
        .and(IDEMPOTENCY_KEY.IDEMPOTENCY_KEY_.eq(key.key()));
  }
}
