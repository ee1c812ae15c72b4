package io.scaibox.persistence.move;

import static io.scaibox.persistence.tables.Tables.DEPLOY_LEASE;
import static io.scaibox.persistence.tables.Tables.FLOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scaibox.persistence.database.Database;
import io.scaibox.persistence.database.TestDatabase;
import io.scaibox.persistence.database.TestPostgres;
import io.scaibox.persistence.tables.DefaultSchema;
import java.time.Duration;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jooq.types.DayToSecond;
import org.junit.jupiter.api.Test;

/** Moving needs all tables, a quiet source and an empty target. */
class MoveDatabaseTest {

  private static Database postgres() {
    return TestDatabase.open(TestPostgres.newDatabase(), Duration.ofMinutes(1));
  }

  @Test
  void noTableIsForgotten() {
    assertThat(MoveDatabase.TABLES)
        .containsExactlyInAnyOrderElementsOf(DefaultSchema.DEFAULT_SCHEMA.getTables());
  }

  @Test
  void aServerThatIsStillDeployingIsNoticed() {
    try (Database source = postgres();
        Database target = postgres()) {
      TestDatabase.save(source, TestDatabase.TENANT, "flow_1");
      source.inTransaction(
          sql ->
              sql.update(DEPLOY_LEASE)
                  .set(
                      DEPLOY_LEASE.EXPIRES_AT,
                      DSL.currentOffsetDateTime().plus(DayToSecond.valueOf(Duration.ofMinutes(1))))
                  .execute());
      assertThatThrownBy(() -> new MoveDatabase(source, target).run())
          .isInstanceOf(MoveException.class)
          .hasMessageContaining("is deploying");
    }
  }

  @Test
  void manyRowsArriveAndAFailureLeavesNothing() {
    try (Database source = TestDatabase.open(Duration.ofMinutes(1));
        Database target = postgres()) {
      for (int i = 0; i < 450; i++) {
        TestDatabase.save(source, TestDatabase.TENANT, "flow_" + i);
      }
      if (!TestDatabase.isPostgres()) {
        source.inTransaction(sql -> set(sql, "nul \u0000, which PostgreSQL has no place for"));
        assertThatThrownBy(() -> new MoveDatabase(source, target).run())
            .isInstanceOf(RuntimeException.class);
        source.inTransaction(sql -> set(sql, "fine"));
      }
      assertThat(new MoveDatabase(source, target).run())
          .anySatisfy(
              table -> {
                assertThat(table.name()).isEqualTo("flow");
                assertThat(table.rows()).isEqualTo(450);
              });
    }
  }

  private static int set(DSLContext sql, String description) {
    return sql.update(FLOW)
        .set(FLOW.DESCRIPTION, description)
        .where(FLOW.ID.eq("flow_7"))
        .execute();
  }
}
