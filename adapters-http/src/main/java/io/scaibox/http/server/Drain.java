package io.scaibox.http.server;

import java.time.Duration;

/** Counts the requests that are being worked on, and lets a stopping server wait for them. */
final class Drain {

  private int working;
  private boolean stopping;

  /** Begins a request; false: the server is stopping. */
  synchronized boolean enter() {
    if (stopping) {
      return false;
    }
    working++;
    return true;
  }

  synchronized void leave() {
    working--;
    notifyAll();
  }

  synchronized boolean isStopping() {
    return stopping;
  }

  /** Lets no more requests in and waits for those inside; says whether all left in time. */
  synchronized boolean stop(Duration patience) {
    stopping = true;
    long until = System.nanoTime() + patience.toNanos();
    try {
      while (working > 0) {
        long left = (until - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
          return false;
        }
        wait(left);
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
