package io.scaibox.upstream;

import io.scaibox.domain.json.JsonArray;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.spi.UpstreamCall;
import io.scaibox.spi.UpstreamFailure;
import io.scaibox.spi.UpstreamResult;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Reads paginated lists to their end (reference/scaigrid.md 1.8). */
public final class PagedList {

  private static final int PAGE_SIZE = 100;
  private static final int MAX_PAGES = 1_000;

  private PagedList() {}

  /** Reads all objects of a list. */
  public static UpstreamResult<List<JsonObject>> readAll(
      UpstreamClient client, UpstreamCall call, String path, String plural) {
    return readUntil(client, call, path, plural, item -> false);
  }

  /**
   * Reads a list page by page and stops after the page that holds an object which {@code found}
   * accepts.
   */
  public static UpstreamResult<List<JsonObject>> readUntil(
      UpstreamClient client,
      UpstreamCall call,
      String path,
      String plural,
      Predicate<JsonObject> found) {
    List<JsonObject> items = new ArrayList<>();
    Set<String> cursors = new HashSet<>();
    Optional<String> cursor = Optional.empty();
    for (int page = 0; page < MAX_PAGES; page++) {
      UpstreamResult<UpstreamReply> result =
          client.send(call, UpstreamRequest.get(path + query(cursor)));
      if (result.failure().isPresent()) {
        return UpstreamResult.failed(result.failure().get());
      }
      UpstreamReply reply = result.answer().orElseThrow();
      Optional<JsonArray> array = Envelope.items(reply.body(), plural);
      if (array.isEmpty()) {
        return broken("a list answer holds no list", reply.status());
      }
      List<JsonObject> objects = array.get().objects().toList();
      items.addAll(objects);
      cursor = Envelope.nextCursor(reply.body());
      if (cursor.isEmpty() || objects.stream().anyMatch(found)) {
        return UpstreamResult.answered(items);
      }
      if (!cursors.add(cursor.get())) {
        return broken("a list answer repeats its cursor", reply.status());
      }
    }
    return broken("a list has more than " + MAX_PAGES + " pages", 200);
  }

  private static String query(Optional<String> cursor) {
    return "?limit="
        + PAGE_SIZE
        + cursor
            .map(text -> "&cursor=" + URLEncoder.encode(text, StandardCharsets.UTF_8))
            .orElse("");
  }

  private static UpstreamResult<List<JsonObject>> broken(String message, int status) {
    return UpstreamResult.failed(
        new UpstreamFailure(
            UpstreamFailure.Kind.BROKEN,
            "upstream",
            Optional.of(status),
            Optional.empty(),
            message,
            Optional.empty(),
            Optional.empty()));
  }
}
