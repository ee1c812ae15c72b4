package io.scaibox.persistence.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;

/**
 * Makes committed rows survive the death of the process and the loss of power on H2, whose commits
 * stay in memory for up to half a second: one {@code CHECKPOINT SYNC} for all callers that wait at
 * the same time.
 *
 * <p>PostgreSQL's commits are durable by themselves. Thread-safe.
 */
final class DurableCommit {

  private final boolean needed;
  private final DataSource connections;
  private final ReentrantLock syncing = new ReentrantLock();
  private volatile long asked;
  private volatile long synced;

  DurableCommit(boolean needed, DataSource connections) {
    this.needed = needed;
    this.connections = connections;
  }

  /** Returns once everything that was committed before the call is on the disk. */
  void sync() throws SQLException {
    if (!needed) {
      return;
    }
    long ticket = ticket();
    syncing.lock();
    try {
      if (synced >= ticket) {
        return;
      }
      long covered = asked;
      try (Connection connection = connections.getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("CHECKPOINT SYNC");
      }
      synced = covered;
    } finally {
      syncing.unlock();
    }
  }

  private synchronized long ticket() {
    asked = asked + 1;
    return asked;
  }
}
