package io.scaibox.persistence.database;

import static io.scaibox.persistence.tables.Tables.FLOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Whoever waits for PostgreSQL too long is told so, and the others go on. */
class PatienceTest {

  private static Database open() {
    return TestDatabase.open(TestPostgres.newDatabase(), Duration.ofMinutes(1));
  }

  @Test
  void everyConnectionHasItsTimeOuts() {
    try (Database database = open()) {
      for (String expected :
          new String[] {
            "lock_timeout 10s", "statement_timeout 15s", "idle_in_transaction_session_timeout 1min"
          }) {
        String[] parts = expected.split(" ");
        assertThat(
                Optional.ofNullable(
                    database.inTransaction(sql -> sql.fetchValue("show " + parts[0]).toString())))
            .as(parts[0])
            .contains(parts[1]);
      }
    }
  }

  @Test
  void aLockThatIsHeldTooLongIsAnUnavailableDatabaseAndNoBug() throws Exception {
    CountDownLatch held = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(1);
    try (Database database = open()) {
      TestDatabase.save(database, TestDatabase.TENANT, "flow_1");
      Thread holder =
          new Thread(
              () ->
                  database.inTransaction(
                      sql -> {
                        sql.selectFrom(FLOW).forUpdate().fetch();
                        held.countDown();
                        return await(done);
                      }));
      holder.start();
      held.await();
      assertThatThrownBy(
              () ->
                  database.inTransaction(
                      sql -> {
                        sql.execute("set local lock_timeout = '50ms'");
                        return sql.selectFrom(FLOW).forUpdate().fetch();
                      }))
          .isInstanceOf(DatabaseUnavailableException.class);
      assertThatThrownBy(
              () ->
                  database.inTransaction(
                      sql -> {
                        sql.execute("set local statement_timeout = '50ms'");
                        return sql.execute("select pg_sleep(5)");
                      }))
          .isInstanceOf(DatabaseUnavailableException.class);
      assertThat(database.isAvailable()).isTrue();
      done.countDown();
      holder.join();
    }
  }

  @Test
  void aPoolThatIsUsedUpIsAnUnavailableDatabase() throws Exception {
    CountDownLatch held = new CountDownLatch(2);
    CountDownLatch done = new CountDownLatch(1);
    try (Database database =
        new Database(
            new DatabaseSettings(
                TestPostgres.newDatabase(),
                Optional.empty(),
                Optional.empty(),
                2,
                Duration.ofMinutes(1)))) {
      for (int i = 0; i < 2; i++) {
        new Thread(
                () ->
                    database.inTransaction(
                        sql -> {
                          held.countDown();
                          return await(done);
                        }))
            .start();
      }
      held.await();
      assertThatThrownBy(() -> database.inTransaction(sql -> sql.selectOne().fetch()))
          .isInstanceOf(DatabaseUnavailableException.class);
      done.countDown();
    }
  }

  private static boolean await(CountDownLatch latch) {
    try {
      latch.await();
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
