package io.scaibox.application.deploy;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Waits for work that keeps to a deadline of its own. */
final class Futures {

  private Futures() {}

  static <T> T await(Future<T> future) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return future.get();
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (ExecutionException e) {
          throw new IllegalStateException("a parallel upstream call broke", e.getCause());
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
