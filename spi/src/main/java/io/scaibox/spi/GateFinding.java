package io.scaibox.spi;

import java.util.Optional;

/**
 * What a gate has to say about a deploy.
 *
 * @param veto whether the deploy must not happen; else it is a warning
 * @param code a short machine-readable name: lower case letters, digits, {@code _}, up to 64
 * @param message what is wrong
 * @param fix how to mend it
 * @param nodeId the node of the flow that it is about
 */
public record GateFinding(
    boolean veto, String code, String message, String fix, Optional<String> nodeId) {

  /** Forbids the deploy. */
  public static GateFinding veto(String code, String message, String fix) {
    return new GateFinding(true, code, message, fix, Optional.empty());
  }

  /** Lets the deploy happen, with a warning in its answer. */
  public static GateFinding warning(String code, String message, String fix) {
    return new GateFinding(false, code, message, fix, Optional.empty());
  }

  /** Returns this finding, pinned to a node of the flow. */
  public GateFinding at(String node) {
    return new GateFinding(veto, code, message, fix, Optional.of(node));
  }
}
