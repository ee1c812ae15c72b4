package io.scaibox.spi;

import io.scaibox.domain.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * Reads what running Cores tell about themselves (reference/scaigrid.md 2.8).
 *
 * <p>The same demands as on {@link CorePublisher} hold.
 */
public interface RunEvents {

  /** The most events of a page. */
  int MOST = 500;

  /**
   * Reads a page of events, in the order of their upstream.
   *
   * @param coreId events of this Core only; empty: of all that the credential may see
   * @param limit 1 to {@link #MOST}
   * @param cursor where the page before said that the next one begins
   */
  UpstreamResult<EventPage> read(
      UpstreamCall call, Optional<String> coreId, int limit, Optional<String> cursor);

  /**
   * A page of events.
   *
   * @param events as they came, unknown fields included; at most as many as were asked for
   * @param nextCursor where the next page begins; empty on the last
   */
  record EventPage(List<JsonObject> events, Optional<String> nextCursor) {
    public EventPage {
      events = List.copyOf(events);
    }
  }
}
