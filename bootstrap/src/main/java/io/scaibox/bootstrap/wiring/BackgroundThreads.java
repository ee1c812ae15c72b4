package io.scaibox.bootstrap.wiring;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads that work outside of requests, all named and all daemons. */
final class BackgroundThreads {

  private static final int MAX_PARALLEL_CALLS = 64;
  private static final int PATIENCE_SECONDS = 5;

  private final ScheduledExecutorService leases =
      Executors.newSingleThreadScheduledExecutor(named("leases"));
  private final ScheduledExecutorService maintenance =
      Executors.newSingleThreadScheduledExecutor(named("maintenance"));
  private final ExecutorService calls =
      new ThreadPoolExecutor(
          0,
          MAX_PARALLEL_CALLS,
          30,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          named("upstream"),
          new ThreadPoolExecutor.CallerRunsPolicy());

  /** Returns the thread that lengthens leases, and does nothing else that could hold it up. */
  ScheduledExecutorService leases() {
    return leases;
  }

  /** Returns the thread that resumes, retries and purges. */
  ScheduledExecutorService maintenance() {
    return maintenance;
  }

  /** Returns the threads of upstream calls that go out together. */
  ExecutorService calls() {
    return calls;
  }

  /**
   * Takes no more work and waits a moment for what is being worked on; says whether all of it
   * ended. Nothing is interrupted: an interrupt could break the database file that a thread is
   * writing to.
   */
  boolean stop() {
    maintenance.shutdown();
    calls.shutdown();
    leases.shutdown();
    try {
      return maintenance.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)
          && leases.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static ThreadFactory named(String name) {
    AtomicInteger number = new AtomicInteger();
    return work -> {
      Thread thread = new Thread(work, "scaibox-" + name + '-' + number.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }
}
