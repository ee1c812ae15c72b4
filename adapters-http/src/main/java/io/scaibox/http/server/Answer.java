package io.scaibox.http.server;

import io.scaibox.domain.json.JsonValue;
import java.util.Optional;

/**
 * What a route answers when all is well.
 *
 * @param body empty: no content
 * @param etag a strong entity tag, quotes included
 */
public record Answer(int status, Optional<JsonValue> body, Optional<String> etag) {

  /** Answers 200 with a body. */
  public static Answer ok(JsonValue body) {
    return new Answer(200, Optional.of(body), Optional.empty());
  }

  /** Answers 204. */
  public static Answer noContent() {
    return new Answer(204, Optional.empty(), Optional.empty());
  }

  /** Returns this answer with an entity tag. */
  public Answer tagged(String tag) {
    return new Answer(status, body, Optional.of(tag));
  }
}
