package io.scaibox.http.flow;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** Opaque cursors: where the next page of flows begins. */
final class Cursors {

  private static final Pattern ID = Pattern.compile("flow_[0-9a-z]{1,50}");

  private Cursors() {}

  static String write(String afterId) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(afterId.getBytes(StandardCharsets.UTF_8));
  }

  /** Reads a cursor; empty when it is none of ours. */
  static Optional<String> read(String cursor) {
    try {
      String id = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      return ID.matcher(id).matches() ? Optional.of(id) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
