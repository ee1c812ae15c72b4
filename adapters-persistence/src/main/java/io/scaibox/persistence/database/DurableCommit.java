package io.scaibox.persistence.database;

import java.util.concurrent.locks.ReentrantLock;
import org.jooq.DSLContext;

/**
 * Makes committed rows survive the loss of power on H2, whose commits reach the operating system
 * but not the disk, with one {@code CHECKPOINT SYNC} for all callers that wait at the same time.
 *
 * <p>PostgreSQL's commits are durable by themselves. Thread-safe.
 */
final class DurableCommit {

  private final boolean needed;
  private final DSLContext context;
  private final ReentrantLock syncing = new ReentrantLock();
  private volatile long asked;
  private volatile long synced;

  DurableCommit(boolean needed, DSLContext context) {
    this.needed = needed;
    this.context = context;
  }

  /** Returns once everything that was committed before the call is on the disk. */
  void sync() {
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
      context.execute("CHECKPOINT SYNC");
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
