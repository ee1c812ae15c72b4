package io.scaibox.application.problem;

import io.scaibox.domain.json.JsonObject;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** Lets the catalogue be read like a list: one entry a statement, texts in their own lines. */
final class EntryBuilder<P extends Problem> {

  private final Class<P> type;
  private final String code;
  private final int status;
  private final String title;
  private String cause = "";
  private String remedy = "";
  private Function<P, JsonObject> fields = problem -> JsonObject.EMPTY;
  private Function<P, Optional<Duration>> retryAfter = problem -> Optional.empty();

  private EntryBuilder(Class<P> type, String code, int status, String title) {
    this.type = type;
    this.code = code;
    this.status = status;
    this.title = title;
  }

  static <P extends Problem> EntryBuilder<P> error(
      Class<P> type, String code, int status, String title) {
    return new EntryBuilder<>(type, code, status, title);
  }

  EntryBuilder<P> cause(String text) {
    cause = text;
    return this;
  }

  EntryBuilder<P> remedy(String text) {
    remedy = text;
    return this;
  }

  EntryBuilder<P> fields(Function<P, JsonObject> ownFields) {
    fields = ownFields;
    return this;
  }

  EntryBuilder<P> retryAfter(Function<P, Optional<Duration>> wait) {
    retryAfter = wait;
    return this;
  }

  ErrorEntry<P> says(Function<P, String> message, Function<P, String> fix) {
    return new ErrorEntry<>(
        type, code, status, title, cause, remedy, message, fix, fields, retryAfter);
  }
}
