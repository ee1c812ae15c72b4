package io.scaibox.http.server;

import io.javalin.http.Context;
import io.scaibox.application.problem.Problem;
import io.scaibox.application.problem.Result;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.json.JsonValue;
import io.scaibox.json.JsonReader;
import io.scaibox.json.JsonSyntaxException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/** Reads request bodies within limits. */
final class RequestBody {

  private RequestBody() {}

  /** Reads the bytes, up to {@code limit}. */
  static Result<byte[]> bytes(Context context, int limit) {
    if (context.req().getContentLengthLong() > limit) {
      return Result.refused(new Problem.PayloadTooLarge(limit));
    }
    try (InputStream stream = context.bodyInputStream()) {
      byte[] bytes = stream.readNBytes(limit + 1);
      return bytes.length > limit
          ? Result.refused(new Problem.PayloadTooLarge(limit))
          : Result.of(bytes);
    } catch (IOException e) {
      return Result.refused(new Problem.BadRequest("the body broke off before its end"));
    }
  }

  /** Reads a JSON object. */
  static Result<JsonObject> object(Context context, byte[] bytes) {
    String type = context.contentType();
    if (type != null && !isJson(type)) {
      return Result.refused(new Problem.UnsupportedMediaType(capped(type)));
    }
    try {
      JsonValue value = JsonReader.read(bytes);
      return value instanceof JsonObject object
          ? Result.of(object)
          : Result.refused(
              new Problem.MalformedJson(
                  "the body is a " + value.kind() + " (expected: an object)", 1, 1));
    } catch (JsonSyntaxException e) {
      return Result.refused(new Problem.MalformedJson(e.reason(), e.line(), e.column()));
    }
  }

  private static boolean isJson(String type) {
    String media = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return media.equals("application/json") || media.endsWith("+json");
  }

  private static String capped(String type) {
    return type.length() <= 100 ? type : type.substring(0, 100);
  }
}
