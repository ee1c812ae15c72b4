package io.scaibox.upstream;

import io.scaibox.domain.json.JsonArray;
import io.scaibox.domain.json.JsonBoolean;
import io.scaibox.domain.json.JsonNumber;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.json.JsonString;
import io.scaibox.domain.json.JsonValue;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Reads the envelopes that ScaiGrid's family is known to use (reference/scaigrid.md 1.2, 1.3). */
public final class Envelope {

  private Envelope() {}

  /** Returns {@code data} of an answer, or the whole answer when it has no envelope. */
  public static JsonValue data(JsonValue answer) {
    if (answer instanceof JsonObject object) {
      JsonValue data = object.get("data");
      return data == null ? answer : data;
    }
    return answer;
  }

  /** Returns {@code data} as an object, or the empty object when it is none. */
  public static JsonObject object(JsonValue answer) {
    return data(answer) instanceof JsonObject object ? object : JsonObject.EMPTY;
  }

  /**
   * Returns a list answer's items in any of its shapes: {@code data} itself, {@code data.items},
   * {@code data.<plural>}; empty when it has none of them.
   */
  public static Optional<JsonArray> items(JsonValue answer, String plural) {
    JsonValue data = data(answer);
    if (data instanceof JsonArray array) {
      return Optional.of(array);
    }
    if (data instanceof JsonObject object) {
      return Stream.of("items", plural, "data")
          .map(object::get)
          .filter(JsonArray.class::isInstance)
          .map(JsonArray.class::cast)
          .findFirst();
    }
    return Optional.empty();
  }

  /** Returns the cursor of a list answer's next page; empty on the last page. */
  public static Optional<String> nextCursor(JsonValue answer) {
    if (!(answer instanceof JsonObject top)) {
      return Optional.empty();
    }
    if (holders(top).anyMatch(holder -> holder.get("has_more") == JsonBoolean.FALSE)) {
      return Optional.empty();
    }
    return holders(top)
        .map(holder -> holder.get("next_cursor"))
        .flatMap(Envelope::cursorText)
        .findFirst();
  }

  /** Returns the message of an error answer, in any of its shapes. */
  static Optional<String> errorMessage(JsonValue answer) {
    if (!(answer instanceof JsonObject top)) {
      return Optional.empty();
    }
    JsonObject error = top.object("error");
    JsonObject detail = top.object("detail");
    Optional<String> message =
        Stream.of(
                error.text("message"),
                detail.text("message"),
                top.text("message"),
                top.text("detail"),
                top.text("error"))
            .flatMap(Stream::ofNullable)
            .findFirst();
    String fields = fields(error.array("details"));
    return message.map(text -> fields.isEmpty() ? text : text + " (" + fields + ")");
  }

  /** Returns the machine-readable code of an error answer. */
  static Optional<String> errorCode(JsonValue answer) {
    if (!(answer instanceof JsonObject top)) {
      return Optional.empty();
    }
    return Stream.of(
            top.object("error").text("code"),
            top.object("detail").text("code"),
            top.object("detail").text("error"),
            top.text("code"))
        .flatMap(Stream::ofNullable)
        .findFirst();
  }

  /** Returns how long an error answer asks to wait. */
  static Optional<Duration> retryAfter(JsonValue answer) {
    JsonValue wait =
        answer instanceof JsonObject top ? top.object("error").get("retry_after") : null;
    if (wait instanceof JsonNumber number && number.isInt() && number.value().signum() >= 0) {
      return Optional.of(Duration.ofSeconds(number.value().intValue()));
    }
    return Optional.empty();
  }

  /** Returns upstream's id of the call. */
  static Optional<String> requestId(JsonValue answer) {
    return answer instanceof JsonObject top
        ? Optional.ofNullable(top.object("meta").text("request_id"))
        : Optional.empty();
  }

  /** Reads a {@code Retry-After} of seconds; dates are read by the caller. */
  static OptionalLong seconds(String header) {
    return header.strip().matches("\\d{1,6}")
        ? OptionalLong.of(Long.parseLong(header.strip()))
        : OptionalLong.empty();
  }

  private static Stream<JsonObject> holders(JsonObject top) {
    return Stream.of(top, top.object("data"), top.object("meta"), top.object("pagination"));
  }

  private static Stream<String> cursorText(JsonValue value) {
    if (value instanceof JsonString string) {
      return string.value().isEmpty() ? Stream.empty() : Stream.of(string.value());
    }
    return value instanceof JsonNumber number
        ? Stream.of(number.value().toString())
        : Stream.empty();
  }

  private static String fields(JsonArray details) {
    return details
        .objects()
        .limit(10)
        .map(detail -> detail.text("field") + ": " + detail.text("message"))
        .reduce((a, b) -> a + ", " + b)
        .orElse("");
  }
}
