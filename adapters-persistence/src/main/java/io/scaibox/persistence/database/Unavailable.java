package io.scaibox.persistence.database;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.postgresql.util.PSQLException;

/**
 * Tells a database that is away or too busy, where the same request may succeed later, from bugs.
 */
final class Unavailable {

  /**
   * SQL states by their beginning: 08 connection lost, 53 out of resources, 57P shut down, 900 H2's
   * closed database, 40 deadlock or serialization, 55P03 and HYT00 lock time-out, 57014 statement
   * time-out.
   */
  private static final Set<String> STATES =
      Set.of("08", "53", "57P", "900", "40", "55P03", "HYT00", "57014");

  /** What PostgreSQL says to a wrong user or password (28), or an unknown database (3D). */
  private static final Set<String> REFUSALS = Set.of("08", "28", "3D", "53", "57P");

  private Unavailable() {}

  /** Returns PostgreSQL's reason not to let anybody in, if that is what an error comes from. */
  static Optional<Throwable> refusal(Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof PSQLException sql
          && sql.getSQLState() != null
          && REFUSALS.stream().anyMatch(sql.getSQLState()::startsWith)) {
        return Optional.of(cause);
      }
    }
    return Optional.empty();
  }

  static boolean says(Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLTransientException
          || cause instanceof SQLNonTransientConnectionException) {
        return true;
      }
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        String state = sql.getSQLState().toUpperCase(Locale.ROOT);
        if (STATES.stream().anyMatch(state::startsWith)) {
          return true;
        }
      }
    }
    return false;
  }
}
