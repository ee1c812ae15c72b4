package io.scaibox.upstream;

import io.scaibox.domain.json.JsonValue;
import io.scaibox.json.JsonWriter;
import java.util.Optional;

/**
 * A call to be made.
 *
 * @param path below the base URL, query included, already encoded
 * @param repeatable whether it may be sent again once upstream may have acted on it
 */
public record UpstreamRequest(String method, String path, Optional<Body> body, boolean repeatable) {

  /** A body with its content type. */
  public record Body(String contentType, String text) {}

  /** Reads something. */
  public static UpstreamRequest get(String path) {
    return new UpstreamRequest("GET", path, Optional.empty(), true);
  }

  /** Posts JSON that must not be sent twice. */
  public static UpstreamRequest postOnce(String path, JsonValue body) {
    return new UpstreamRequest("POST", path, Optional.of(json(body)), false);
  }

  /** Returns a JSON body. */
  public static Body json(JsonValue value) {
    return new Body("application/json", JsonWriter.write(value));
  }
}
