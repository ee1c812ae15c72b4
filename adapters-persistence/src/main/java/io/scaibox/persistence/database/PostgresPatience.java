package io.scaibox.persistence.database;

import com.zaxxer.hikari.HikariConfig;

/**
 * How long requests wait for PostgreSQL: for a connection, a lock, a statement, a lost peer.
 *
 * <p>Each is shorter than what waits for it, so that a request ends with a 503 and not with a hung
 * thread.
 */
final class PostgresPatience {

  private PostgresPatience() {}

  /** Sets the time-outs on connections that are yet to be opened; the URL's own settings win. */
  static void apply(HikariConfig config) {
    config.addDataSourceProperty("ApplicationName", "scaibox");
    config.addDataSourceProperty("connectTimeout", "4");
    config.addDataSourceProperty("socketTimeout", "20");
    config.addDataSourceProperty("cancelSignalTimeout", "4");
    config.addDataSourceProperty("tcpKeepAlive", "true");
    config.setConnectionInitSql(
        "set lock_timeout = 10000; set statement_timeout = 15000;"
            + " set idle_in_transaction_session_timeout = 60000");
    config.setValidationTimeout(2_000);
  }
}
