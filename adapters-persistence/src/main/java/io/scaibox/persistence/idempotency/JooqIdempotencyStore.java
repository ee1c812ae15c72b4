package io.scaibox.persistence.idempotency;

import static io.scaibox.persistence.database.DatabaseTime.NOW;
import static io.scaibox.persistence.tables.Tables.KEPT_ANSWER;

import io.scaibox.application.idempotency.IdempotencyStore;
import io.scaibox.persistence.database.Database;
import io.scaibox.persistence.tables.tables.records.KeptAnswerRecord;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.types.DayToSecond;

/** Keeps idempotent answers in the database; claims are made and settled in its own time. */
public final class JooqIdempotencyStore implements IdempotencyStore {

  private final Database database;

  /** Opens the store; on a database that only this process has open, old claims end at once. */
  public JooqIdempotencyStore(Database database) {
    this.database = database;
    if (database.settings().isExclusive()) {
      database.inTransaction(
          sql -> sql.update(KEPT_ANSWER).setNull(KEPT_ANSWER.CLAIMED_UNTIL).execute());
    }
  }

  @Override
  public Claim claim(Key key, String requestHash, String reserve, Duration workFor) {
    return database.durably(
        sql -> {
          int inserted =
              sql.insertInto(KEPT_ANSWER)
                  .set(KEPT_ANSWER.TENANT_ID, key.tenant().value())
                  .set(KEPT_ANSWER.SUBJECT, key.subject())
                  .set(KEPT_ANSWER.KEY_HASH, key.hash())
                  .set(KEPT_ANSWER.REQUEST_HASH, requestHash)
                  .set(KEPT_ANSWER.RESERVED, reserve)
                  .set(KEPT_ANSWER.CREATED_AT, NOW)
                  .set(KEPT_ANSWER.CLAIMED_UNTIL, until(workFor))
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
            sql.update(KEPT_ANSWER)
                .set(KEPT_ANSWER.STATUS, answer.status())
                .set(KEPT_ANSWER.CONTENT_TYPE, answer.contentType())
                .set(KEPT_ANSWER.ETAG, answer.etag().orElse(null))
                .set(KEPT_ANSWER.BODY, answer.body())
                .setNull(KEPT_ANSWER.CLAIMED_UNTIL)
                .where(is(key))
                .execute());
  }

  @Override
  public void release(Key key) {
    database.inTransaction(
        sql ->
            sql.update(KEPT_ANSWER)
                .setNull(KEPT_ANSWER.CLAIMED_UNTIL)
                .where(is(key))
                .and(KEPT_ANSWER.STATUS.isNull())
                .execute());
  }

  @Override
  public void purge() {
    database.inTransaction(
        sql ->
            sql.deleteFrom(KEPT_ANSWER)
                .where(KEPT_ANSWER.CREATED_AT.lt(NOW.minus(DayToSecond.valueOf(KEPT_FOR))))
                .execute());
  }

  private static Claim existing(DSLContext sql, Key key, String requestHash, Duration workFor) {
    Optional<KeptAnswerRecord> row =
        sql.selectFrom(KEPT_ANSWER).where(is(key)).forUpdate().fetchOptional();
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
        sql.update(KEPT_ANSWER)
            .set(KEPT_ANSWER.CLAIMED_UNTIL, until(workFor))
            .where(is(key))
            .and(KEPT_ANSWER.CLAIMED_UNTIL.isNull().or(KEPT_ANSWER.CLAIMED_UNTIL.le(NOW)))
            .execute();
    return claimed == 1 ? new Claim.Granted(row.get().getReserved()) : new Claim.InUse();
  }

  private static Field<OffsetDateTime> until(Duration workFor) {
    return NOW.plus(DayToSecond.valueOf(workFor));
  }

  private static Condition is(Key key) {
    return KEPT_ANSWER
        .TENANT_ID
        .eq(key.tenant().value())
        .and(KEPT_ANSWER.SUBJECT.eq(key.subject()))
        .and(KEPT_ANSWER.KEY_HASH.eq(key.hash()));
  }
}
