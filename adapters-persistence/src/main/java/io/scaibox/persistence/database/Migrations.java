package io.scaibox.persistence.database;

import io.scaibox.domain.platform.Secret;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * Brings the schema up to date, one process at a time.
 *
 * <p>Migrations only add, so that processes of the version before work on beside the new one
 * (decision record 9); a schema that a newer version migrated already is taken as it is.
 */
final class Migrations {

  private static final String FOLDER = "classpath:io/scaibox/persistence/migration";

  private Migrations() {}

  /** Migrates; PostgreSQL by connections of its own, which may take longer than requests. */
  static void run(DatabaseSettings settings, DataSource pool) {
    FluentConfiguration flyway = Flyway.configure().locations(FOLDER);
    if (settings.isH2()) {
      flyway.dataSource(pool);
    } else {
      flyway.dataSource(
          settings.effectiveUrl(),
          settings.user().orElse(null),
          settings.password().map(Secret::reveal).orElse(null));
    }
    flyway.load().migrate();
  }
}
