package io.scaibox.emulator.fault;

import java.util.Locale;

/**
 * Something that goes wrong on purpose with calls that match.
 *
 * @param method matches this HTTP method; empty: any
 * @param path matches paths that contain this text; empty: any
 * @param times how many more calls it hits
 * @param skip how many matching calls pass first
 * @param status the status of {@code status} faults
 * @param code the error code of {@code status} faults
 * @param message the message of {@code status} faults
 * @param retryAfter the {@code Retry-After} of {@code status} faults; negative: none
 * @param delayMillis how long {@code delay}, {@code silence} and {@code silence_after} last
 */
public record Fault(
    Kind kind,
    String method,
    String path,
    int times,
    int skip,
    int status,
    String code,
    String message,
    int retryAfter,
    long delayMillis) {

  /** What goes wrong. */
  public enum Kind {
    /** An error answer; nothing is done. */
    STATUS,
    /** The call is carried out, then answered with an error. */
    STATUS_AFTER,
    /** A late answer. */
    DELAY,
    /** The connection is cut; nothing is done. */
    RESET,
    /** The call is carried out, then the connection is cut. */
    RESET_AFTER,
    /** No answer, and nothing is done. */
    SILENCE,
    /** The call is carried out, and no answer comes. */
    SILENCE_AFTER,
    /** A 200 whose body is not JSON; nothing is done. */
    GARBAGE,
    /** The call is carried out and answered with a body that is not JSON. */
    GARBAGE_AFTER,
    /** A body that never ends. */
    ENDLESS,
    /** A list that shows nothing, though there is something: what a race looks like. */
    EMPTY_LIST;

    /** Finds a kind by its word, such as {@code silence_after}. */
    public static Kind named(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  boolean matches(String callMethod, String callPath) {
    return (method.isEmpty() || method.equalsIgnoreCase(callMethod)) && callPath.contains(path);
  }

  Fault hit() {
    return new Fault(
        kind,
        method,
        path,
        skip > 0 ? times : times - 1,
        Math.max(0, skip - 1),
        status,
        code,
        message,
        retryAfter,
        delayMillis);
  }
}
