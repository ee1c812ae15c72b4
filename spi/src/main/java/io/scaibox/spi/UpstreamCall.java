package io.scaibox.spi;

import io.scaibox.domain.credential.UpstreamCredential;
import java.time.Duration;

/**
 * What every upstream call carries: whose credential, how long it may take, and what ties it to the
 * request that caused it.
 *
 * @param deadlineNanos the {@link System#nanoTime} after which nobody waits for an answer
 * @param requestId sent as {@code X-Request-ID}
 * @param traceParent sent as {@code traceparent} (W3C Trace Context)
 */
public record UpstreamCall(
    UpstreamCredential credential, long deadlineNanos, String requestId, String traceParent) {

  /** Returns the time left, never negative. */
  public Duration timeLeft() {
    return Duration.ofNanos(Math.max(0, deadlineNanos - System.nanoTime()));
  }
}
