package io.scaibox.persistence.deploy;

import static io.scaibox.persistence.tables.Tables.DEPLOY_LEASE;

import io.scaibox.application.deploy.DeploymentJournal;
import io.scaibox.persistence.database.Database;
import io.scaibox.persistence.database.TestDatabase;
import java.time.Duration;
import java.util.UUID;
import org.jooq.impl.DSL;
import org.jooq.types.DayToSecond;
import org.junit.jupiter.api.AfterEach;

/** The journal on H2; leases expire by moving their end, not by waiting. */
class JooqDeploymentJournalTest implements DeploymentJournalContract {

  private final Database database = TestDatabase.open(Duration.ofMinutes(10));

  @AfterEach
  void close() {
    database.close();
  }

  @Override
  public DeploymentJournal process() {
    return new JooqDeploymentJournal(database, UUID.randomUUID().toString(), false);
  }

  @Override
  public void flow(String id) {
    TestDatabase.save(database, TENANT, id);
  }

  @Override
  public void letLeasesExpire() {
    database.inTransaction(
        sql ->
            sql.update(DEPLOY_LEASE)
                .set(
                    DEPLOY_LEASE.EXPIRES_AT,
                    DSL.currentOffsetDateTime().minus(DayToSecond.valueOf(Duration.ofMinutes(1))))
                .where(DEPLOY_LEASE.HOLDER.isNotNull())
                .execute());
  }
}
