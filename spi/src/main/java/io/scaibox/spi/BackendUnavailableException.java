package io.scaibox.spi;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Thrown by a vault, content store or permission source whose backend does not answer, or refuses
 * the adapter: the same call may succeed later, and nothing is known about what was asked for.
 *
 * <p>Callers of the API then get 503 {@code backend_unavailable} with {@code Retry-After}.
 */
public class BackendUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String service;
  private final transient Optional<Duration> retryAfter;

  /**
   * Makes the exception.
   *
   * @param service who did not answer, such as {@code scaivault}
   * @param message why, in words for an operator, without secrets
   */
  public BackendUnavailableException(String service, String message) {
    this(service, message, Optional.empty());
  }

  /**
   * Makes the exception.
   *
   * @param retryAfter how long the backend asked to wait; a negative time counts as none
   */
  public BackendUnavailableException(
      String service, String message, Optional<Duration> retryAfter) {
    this(service, message, retryAfter, null);
  }

  /**
   * Makes the exception.
   *
   * @param cause for the log of whoever catches it; never shown to callers
   */
  public BackendUnavailableException(
      String service, String message, Optional<Duration> retryAfter, @Nullable Throwable cause) {
    super(Objects.requireNonNull(message), cause);
    this.service = Objects.requireNonNull(service);
    this.retryAfter = retryAfter.filter(wait -> !wait.isNegative());
  }

  /** Returns who did not answer. */
  public String service() {
    return service;
  }

  /** Returns how long the backend asked to wait. */
  public Optional<Duration> retryAfter() {
    return retryAfter;
  }
}
