package io.scaibox.application.deploy;

import java.time.Duration;
import java.util.Optional;

/** How often, and how long apart, a failed publication is tried again in the background. */
final class PublishRetries {

  private static final int MAX_ATTEMPTS = 12;
  private static final Duration FIRST = Duration.ofSeconds(5);
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private PublishRetries() {}

  /**
   * Returns the wait after {@code attempts} failures: 5 s, doubled each time up to 10 minutes;
   * empty after twelve, when it is given up.
   */
  static Optional<Duration> delayAfter(int attempts) {
    if (attempts >= MAX_ATTEMPTS) {
      return Optional.empty();
    }
    Duration delay = FIRST.multipliedBy(1L << Math.min(attempts - 1, 10));
    return Optional.of(delay.compareTo(LONGEST) > 0 ? LONGEST : delay);
  }
}
