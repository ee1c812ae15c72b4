package io.scaibox.emulator.http;

import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes the emulator's JSON as plain maps and lists. */
public final class Json {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Json() {}

  /** Reads a request's body as an object; an empty body is the empty object. */
  @SuppressWarnings("unchecked")
  public static Map<String, Object> object(Context context) {
    String body = context.body();
    if (body.isBlank()) {
      return new LinkedHashMap<>();
    }
    try {
      Object value = MAPPER.readValue(body, Object.class);
      if (value instanceof Map<?, ?> map) {
        return (Map<String, Object>) map;
      }
    } catch (JacksonException e) {
      throw GridException.invalid("the body is not JSON");
    }
    throw GridException.invalid("the body is not an object");
  }

  /** Answers a value as it is, without an envelope. */
  public static void answerBare(Context context, int status, Object value) {
    context.status(status).contentType("application/json").result(MAPPER.writeValueAsString(value));
  }

  /** Answers {@code data} in the success envelope. */
  public static void answer(Context context, int status, @Nullable Object data) {
    Map<String, Object> envelope = new LinkedHashMap<>();
    envelope.put("status", "ok");
    envelope.put("data", data);
    envelope.put("meta", Map.of("request_id", requestId(context)));
    answerBare(context, status, envelope);
  }

  /** Answers an error in the error envelope. */
  public static void answerError(Context context, GridException error) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("code", error.code());
    body.put("message", String.valueOf(error.getMessage()));
    Map<String, Object> envelope = new LinkedHashMap<>();
    envelope.put("status", "error");
    envelope.put("error", body);
    envelope.put("meta", Map.of("request_id", requestId(context)));
    answerBare(context, error.status(), envelope);
  }

  /** Returns a text member, or null when it is absent or no text. */
  public static @Nullable String text(Map<?, ?> object, String name) {
    return object.get(name) instanceof String text ? text : null;
  }

  /** Returns the id that this call's answer carries. */
  public static String requestId(Context context) {
    String id = context.attribute("request_id");
    return id == null ? "req_unknown" : id;
  }
}
