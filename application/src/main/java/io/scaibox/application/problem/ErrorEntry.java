package io.scaibox.application.problem;

import io.scaibox.domain.json.JsonObject;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * The catalogue's entry of one kind of problem.
 *
 * @param code the contract's machine-readable code; never reused for another meaning
 * @param status the HTTP status
 * @param title a short name for people
 * @param cause what brings it about, for the error's page
 * @param remedy how to mend it in general, for the error's page
 * @param message what went wrong this time
 * @param fix what to do about it this time
 * @param fields the code's own keys in the error body
 * @param retryAfter how long to wait before the same request may succeed; empty: repeating it won't
 *     help
 */
public record ErrorEntry<P extends Problem>(
    Class<P> type,
    String code,
    int status,
    String title,
    String cause,
    String remedy,
    Function<P, String> message,
    Function<P, String> fix,
    Function<P, JsonObject> fields,
    Function<P, Optional<Duration>> retryAfter) {

  /** Applies the entry to a problem of its type. */
  public Description describe(Problem problem) {
    P typed = type.cast(problem);
    return new Description(
        code,
        status,
        title,
        message.apply(typed),
        fix.apply(typed),
        fields.apply(typed),
        retryAfter.apply(typed));
  }

  /** A problem in words, ready to be answered. */
  public record Description(
      String code,
      int status,
      String title,
      String message,
      String fix,
      JsonObject fields,
      Optional<Duration> retryAfter) {

    /** Says whether repeating the same request later may succeed. */
    public boolean retryable() {
      return retryAfter.isPresent();
    }
  }
}
