package io.scaibox.domain.deploy;

import java.util.Optional;

/**
 * What {@code SCAIFLOW_DEPLOY_AUTH} pins the choice of credential to (reference/scaiflow.md 4.2).
 */
public enum DeployAuth {
  /** The documented precedence: the caller's token, the tenant's key, the process's key. */
  PRECEDENCE,
  /** Only the caller's token; never fall back to keys. */
  USER_JWT,
  /** Only keys; the caller's token is not forwarded. */
  API_KEY;

  /** Finds the setting's value: {@code user_jwt} or {@code api_key}. */
  public static Optional<DeployAuth> named(String word) {
    return switch (word) {
      case "user_jwt" -> Optional.of(USER_JWT);
      case "api_key" -> Optional.of(API_KEY);
      default -> Optional.empty();
    };
  }

  /** Says whether a caller's token may be forwarded. */
  public boolean allowsToken() {
    return this != API_KEY;
  }

  /** Says whether a stored key may be used. */
  public boolean allowsKeys() {
    return this != USER_JWT;
  }
}
