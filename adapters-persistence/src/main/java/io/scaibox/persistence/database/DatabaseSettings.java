package io.scaibox.persistence.database;

import java.time.Duration;
import java.util.Optional;

/**
 * Where the database is and how patient its users are.
 *
 * @param jdbcUrl a JDBC URL of H2 or PostgreSQL, without H2's own settings, which are added
 * @param user the database user; empty: the URL says it, or H2's default
 * @param maxConnections the size of the pool
 * @param leaseTime how long a deploy's lease holds when its process goes silent
 */
public record DatabaseSettings(
    String jdbcUrl,
    Optional<String> user,
    Optional<io.scaibox.domain.platform.Secret> password,
    int maxConnections,
    Duration leaseTime) {

  /** Says whether the URL names an H2 database. */
  public boolean isH2() {
    return jdbcUrl.startsWith("jdbc:h2:");
  }

  /** Says whether only one process can have the database open, so that other leases are dead. */
  public boolean isExclusive() {
    return isH2()
        && !jdbcUrl.startsWith("jdbc:h2:tcp:")
        && !jdbcUrl.startsWith("jdbc:h2:ssl:")
        && !jdbcUrl.toUpperCase(java.util.Locale.ROOT).contains("AUTO_SERVER=TRUE");
  }

  /**
   * Returns the URL to connect with: H2 gets PostgreSQL's dialect, no trace file (it would hold SQL
   * with values), and stays open until the pool closes. What must survive a crash is synced by
   * {@link DurableCommit}, not by a write for every commit.
   */
  String effectiveUrl() {
    return isH2()
        ? jdbcUrl
            + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
            + ";DB_CLOSE_DELAY=-1;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=10000;QUERY_TIMEOUT=15000;TRACE_LEVEL_FILE=0"
        : jdbcUrl;
  }
}
