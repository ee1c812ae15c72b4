package io.scaibox.domain.platform;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * A text that must not be seen: it prints as stars, and only {@link #reveal} gives it away.
 *
 * <p>Everything that carries a key, token or password uses this type, so that a log line or an
 * error that prints its holder cannot leak it.
 */
public final class Secret {

  private final String value;

  private Secret(String value) {
    this.value = value;
  }

  /** Wraps {@code value}, which must not be empty. */
  public static Secret of(String value) {
    if (value.isEmpty()) {
      throw new IllegalArgumentException("a secret has at least one character");
    }
    return new Secret(value);
  }

  /** Returns the clear text; the caller hands it to an upstream or a cipher and to nothing else. */
  public String reveal() {
    return value;
  }

  /**
   * Returns the first 4 and last 4 characters around an ellipsis (reference/scaiflow.md 8); of a
   * secret shorter than 16 characters nothing but the ellipsis is shown.
   */
  public String masked() {
    return value.length() < 16
        ? "…"
        : value.substring(0, 4) + '…' + value.substring(value.length() - 4);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret secret
        && MessageDigest.isEqual(
            value.getBytes(StandardCharsets.UTF_8), secret.value.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public int hashCode() {
    return Secret.class.hashCode();
  }

  @Override
  public String toString() {
    return "***";
  }
}
