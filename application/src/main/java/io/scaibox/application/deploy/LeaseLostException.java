package io.scaibox.application.deploy;

/** Thrown by a journal when a write comes from a process that lost the flow's lease. */
public final class LeaseLostException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public LeaseLostException(DeployLease lease) {
    super("lease of flow " + lease.start().flowId() + " lost, fence " + lease.fence());
  }
}
