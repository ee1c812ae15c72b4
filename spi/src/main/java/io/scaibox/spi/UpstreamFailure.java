package io.scaibox.spi;

import java.time.Duration;
import java.util.Optional;

/**
 * Why an upstream call gave no usable answer.
 *
 * @param service who was called, such as {@code scaigrid}
 * @param status the HTTP status, or empty when none arrived
 * @param code upstream's machine-readable code
 * @param message upstream's words or the cause, already capped and without control characters
 * @param requestId upstream's own id of the call
 * @param retryAfter how long upstream asked to wait
 */
public record UpstreamFailure(
    Kind kind,
    String service,
    Optional<Integer> status,
    Optional<String> code,
    String message,
    Optional<String> requestId,
    Optional<Duration> retryAfter) {

  /** What the failure means for the caller. */
  public enum Kind {
    /** Nothing was done: the connection was refused, or the circuit breaker is open. */
    UNREACHABLE,
    /** A definite no: upstream read the request and did nothing. */
    REFUSED,
    /** Upstream was too busy and did nothing. */
    BUSY,
    /** Something broke after the request was sent; upstream may have acted. */
    BROKEN,
    /** No answer in time; upstream may have acted, or may still act. */
    TIMED_OUT
  }

  /** Says whether upstream may have acted on the request. */
  public boolean mayHaveActed() {
    return kind == Kind.BROKEN || kind == Kind.TIMED_OUT;
  }

  /** Says whether upstream answered with this status. */
  public boolean hasStatus(int wanted) {
    return status.filter(have -> have == wanted).isPresent();
  }

  /** Says whether upstream refused the credential (401 or 403). */
  public boolean isUnauthorised() {
    return hasStatus(401) || hasStatus(403);
  }
}
