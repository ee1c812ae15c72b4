package io.scaibox.application.deploy;

import io.scaibox.domain.credential.UpstreamCredential;
import io.scaibox.spi.UpstreamCall;
import java.time.Duration;

/**
 * What ties a deploy's log lines and upstream calls to the request that asked for it.
 *
 * @param requestId the request's id, ours or the caller's
 * @param traceParent a W3C trace context header value
 */
public record RequestContext(String requestId, String traceParent) {

  /** Returns upstream calls for this request that have this long from now. */
  public UpstreamCall call(UpstreamCredential credential, Duration timeLeft) {
    return call(credential, System.nanoTime() + timeLeft.toNanos());
  }

  /**
   * Returns upstream calls for this request.
   *
   * @param deadlineNanos until when, as {@link System#nanoTime()} counts
   */
  public UpstreamCall call(UpstreamCredential credential, long deadlineNanos) {
    return new UpstreamCall(credential, deadlineNanos, requestId, traceParent);
  }
}
