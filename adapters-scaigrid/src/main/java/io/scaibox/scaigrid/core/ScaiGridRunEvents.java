package io.scaibox.scaigrid.core;

import io.scaibox.domain.json.JsonObject;
import io.scaibox.spi.RunEvents;
import io.scaibox.spi.UpstreamCall;
import io.scaibox.spi.UpstreamResult;
import io.scaibox.upstream.Envelope;
import io.scaibox.upstream.UpstreamClient;
import io.scaibox.upstream.UpstreamReply;
import io.scaibox.upstream.UpstreamRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Reads the event stream of ScaiGrid's ScaiCore module (reference/scaigrid.md 2.8). Thread-safe.
 */
public final class ScaiGridRunEvents implements RunEvents {

  private static final String EVENTS = "/v1/modules/scaicore/events";

  private final UpstreamClient client;

  public ScaiGridRunEvents(UpstreamClient client) {
    this.client = client;
  }

  @Override
  public UpstreamResult<EventPage> read(
      UpstreamCall call, Optional<String> coreId, int limit, Optional<String> cursor) {
    StringBuilder path = new StringBuilder(EVENTS + "?limit=" + limit);
    coreId.ifPresent(id -> path.append("&core_id=").append(encoded(id)));
    cursor.ifPresent(text -> path.append("&cursor=").append(encoded(text)));
    return client.send(call, UpstreamRequest.get(path.toString())).map(reply -> page(reply, limit));
  }

  private static EventPage page(UpstreamReply reply, int limit) {
    JsonObject data = Envelope.object(reply.body());
    List<JsonObject> events = data.array("events").objects().limit(limit).toList();
    return new EventPage(
        events, Optional.ofNullable(data.text("next_cursor")).filter(next -> !next.isEmpty()));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
