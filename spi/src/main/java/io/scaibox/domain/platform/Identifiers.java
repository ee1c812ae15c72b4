package io.scaibox.domain.platform;

import java.security.SecureRandom;
import java.time.Clock;

/**
 * Makes identifiers that sort by the time of their making: a prefix, 9 characters of milliseconds
 * and 11 random ones, in lower-case base 32 (Crockford's alphabet).
 *
 * <p>Thread-safe.
 */
public final class Identifiers {

  private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
  private static final int TIME_CHARACTERS = 9;
  private static final int RANDOM_CHARACTERS = 11;

  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  public Identifiers(Clock clock) {
    this.clock = clock;
  }

  /** Returns a fresh identifier such as {@code flow_01k3…}; {@code prefix} comes without the _. */
  public String next(String prefix) {
    return prefix + '_' + nextSuffix();
  }

  /** Returns the part behind the prefix, for callers that reserve an identifier ahead of use. */
  public String nextSuffix() {
    StringBuilder text = new StringBuilder(TIME_CHARACTERS + RANDOM_CHARACTERS);
    long millis = clock.millis();
    for (int i = TIME_CHARACTERS - 1; i >= 0; i--) {
      text.append(ALPHABET.charAt((int) ((millis >>> (5 * i)) & 31)));
    }
    for (int i = 0; i < RANDOM_CHARACTERS; i++) {
      text.append(ALPHABET.charAt(random.nextInt(32)));
    }
    return text.toString();
  }
}
