package io.scaibox.application.deploy;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lengthens the leases of deployments that this process is working on. Thread-safe. */
public final class LeaseKeeper {

  private static final Logger LOG = LoggerFactory.getLogger(LeaseKeeper.class);

  private final DeploymentJournal journal;
  private final Set<DeployLease> held = ConcurrentHashMap.newKeySet();

  /** Renews every held lease each {@code period} on {@code scheduler}. */
  public LeaseKeeper(
      DeploymentJournal journal, ScheduledExecutorService scheduler, Duration period) {
    this.journal = journal;
    var unused =
        scheduler.scheduleWithFixedDelay(
            this::renewAll, period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Keeps a lease alive until the returned handle is closed. */
  Held hold(DeployLease lease) {
    held.add(lease);
    return () -> held.remove(lease);
  }

  private void renewAll() {
    for (DeployLease lease : held) {
      try {
        if (!journal.renew(lease)) {
          held.remove(lease);
        }
      } catch (RuntimeException e) {
        LOG.warn("could not renew the lease of flow {}", lease.start().flowId(), e);
      }
    }
  }

  /** Ends the keeping of one lease. */
  interface Held extends AutoCloseable {
    @Override
    void close();
  }
}
