package io.scaibox.upstream;

import java.time.Duration;

/**
 * How patient calls are.
 *
 * @param connectTimeout how long a connection may take to be made
 * @param callTimeout how long one attempt may take, its answer's last byte included
 * @param maxAttempts how often a call is sent at most, where repeating it is safe; at least 1
 * @param firstBackoff the wait before the second attempt; doubled after each, with jitter
 */
public record UpstreamSettings(
    Duration connectTimeout, Duration callTimeout, int maxAttempts, Duration firstBackoff) {

  /** Settings for a server that people wait for. */
  public static final UpstreamSettings DEFAULT =
      new UpstreamSettings(
          Duration.ofSeconds(3), Duration.ofSeconds(10), 3, Duration.ofMillis(100));

  /** Returns these settings with another time-out for a whole attempt. */
  public UpstreamSettings withCallTimeout(Duration timeout) {
    return new UpstreamSettings(
        connectTimeout.compareTo(timeout) > 0 ? timeout : connectTimeout,
        timeout,
        maxAttempts,
        firstBackoff);
  }
}
