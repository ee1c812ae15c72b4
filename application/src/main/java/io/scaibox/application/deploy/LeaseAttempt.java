package io.scaibox.application.deploy;

import io.scaibox.domain.deploy.CoreState;
import io.scaibox.domain.deploy.DeployStep;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What became of asking for a flow's lease. */
public sealed interface LeaseAttempt {

  /**
   * The lease is ours.
   *
   * @param state what is known of the flow's Core
   * @param steps what the same deployment did before, when it is carried on
   */
  record Acquired(DeployLease lease, CoreState state, List<DeployStep> steps)
      implements LeaseAttempt {
    public Acquired {
      steps = List.copyOf(steps);
    }
  }

  /** Somebody else holds it. */
  record Busy(String deploymentId, String by, Instant since, Duration retryAfter)
      implements LeaseAttempt {}

  /** The flow was changed since the caller read it; read it again. */
  record FlowMoved() implements LeaseAttempt {}

  /** The flow is gone. */
  record FlowGone() implements LeaseAttempt {}
}
