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

  private static final long MOST_DISCARDED_BYTES = 256L << 20;

  private RequestBody() {}

  /**
   * Reads the bytes, up to {@code limit}. Of a larger body some more is read and thrown away: a
   * caller that is cut off while it still sends may never see the answer.
   */
  static Result<byte[]> bytes(Context context, int limit) {
    try (InputStream stream = context.bodyInputStream()) {
      boolean announced = context.req().getContentLengthLong() > limit;
      byte[] bytes = announced ? new byte[0] : stream.readNBytes(limit + 1);
      if (announced || bytes.length > limit) {
        discard(stream);
        return Result.refused(new Problem.PayloadTooLarge(limit));
      }
      return Result.of(bytes);
    } catch (IOException e) {
      return Result.refused(new Problem.BadRequest("the body broke off before its end"));
    }
  }

  private static void discard(InputStream stream) throws IOException {
    byte[] buffer = new byte[64 * 1024];
    long left = MOST_DISCARDED_BYTES;
    for (int read = 0; read >= 0 && left > 0; left -= read) {
      read = stream.read(buffer);
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
