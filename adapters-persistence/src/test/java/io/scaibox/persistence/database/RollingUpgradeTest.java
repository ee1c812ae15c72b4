package io.scaibox.persistence.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaibox.domain.flow.Flow;
import io.scaibox.domain.platform.TenantId;
import io.scaibox.persistence.flow.JooqFlowStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Processes of this version and of the next one work beside each other on one schema. */
class RollingUpgradeTest {

  private static final Path MIGRATIONS =
      Path.of("src/main/resources/io/scaibox/persistence/migration");

  private static void migrateToTheNextVersion(String url) {
    Flyway.configure()
        .dataSource(url, null, null)
        .locations("classpath:io/scaibox/persistence/migration", "classpath:next")
        .load()
        .migrate();
  }

  private static void assertWorks(Database database, String flowId) {
    TenantId tenant = TestDatabase.TENANT;
    Flow flow = TestDatabase.save(database, tenant, flowId);
    assertThat(new JooqFlowStore(database).find(tenant, flowId)).contains(flow);
  }

  @Test
  void aRunningProcessAndOneThatStartsLaterTakeTheNextVersionsSchema() {
    String url = TestPostgres.newDatabase();
    try (Database running = TestDatabase.open(url, Duration.ofMinutes(1))) {
      assertWorks(running, "flow_before");
      migrateToTheNextVersion(url);
      assertWorks(running, "flow_beside");
      try (Database restarted = TestDatabase.open(url, Duration.ofMinutes(1))) {
        assertWorks(restarted, "flow_after");
        assertThat(new JooqFlowStore(restarted).find(TestDatabase.TENANT, "flow_beside"))
            .isPresent();
      }
    }
  }

  @Test
  void processesThatStartAtTheSameMomentMigrateOnce() {
    String url = TestPostgres.newDatabase();
    List<Database> opened =
        Stream.of(1, 2, 3, 4)
            .parallel()
            .map(number -> TestDatabase.open(url, Duration.ofMinutes(1)))
            .toList();
    try {
      opened.forEach(database -> assertWorks(database, "flow_" + opened.indexOf(database)));
    } finally {
      opened.forEach(Database::close);
    }
  }

  static Stream<Path> migrations() throws Exception {
    return Files.list(MIGRATIONS)
        .filter(file -> !file.getFileName().toString().startsWith("V1__"))
        .sorted();
  }

  @ParameterizedTest
  @MethodSource("migrations")
  void migrationsOnlyAdd(Path migration) throws Exception {
    String sql =
        Files.readString(migration, StandardCharsets.UTF_8).toLowerCase(java.util.Locale.ROOT);
    assertThat(sql)
        .as("what the version before still uses stays as it is")
        .doesNotContainPattern("\\b(drop|rename|truncate|delete|alter\\s+column)\\b")
        .doesNotContainPattern("add\\s+(column\\s+)?\\w+\\s[^,;]*not\\s+null(?![^,;]*default)");
  }
}
