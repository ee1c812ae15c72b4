package io.scaibox.spi;

import java.util.List;

/**
 * Looks at a deploy before its first side effect, and may veto it or warn about it. Implementations
 * are thread-safe; a gate that fails stops the deploy.
 */
public interface DeployGate {

  /** Returns what there is to say; nothing: the deploy may go on. */
  List<GateFinding> review(DeployProposal proposal);
}
