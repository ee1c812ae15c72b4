package io.scaibox.testkit.memory;

import io.scaibox.domain.json.JsonObject;
import io.scaibox.spi.RunEvents;
import io.scaibox.spi.UpstreamCall;
import io.scaibox.spi.UpstreamResult;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps events as long as it lives; can be told to be away. Thread-safe. */
public final class InMemoryEvents implements RunEvents {

  private final MemoryUpstream upstream = new MemoryUpstream();
  private final List<JsonObject> events = new CopyOnWriteArrayList<>();

  /** Adds an event. */
  public void add(JsonObject event) {
    events.add(event);
  }

  /** From now on nobody can ask it. */
  public InMemoryEvents goAway() {
    upstream.goAway();
    return this;
  }

  @Override
  public UpstreamResult<EventPage> read(
      UpstreamCall call, Optional<String> coreId, int limit, Optional<String> cursor) {
    return upstream.answer(
        call,
        () -> {
          List<JsonObject> matching =
              events.stream()
                  .filter(event -> coreId.isEmpty() || coreId.get().equals(event.text("core_id")))
                  .toList();
          int from = Math.min(matching.size(), cursor.map(Integer::parseInt).orElse(0));
          int end = Math.min(matching.size(), from + limit);
          return UpstreamResult.answered(
              new EventPage(
                  matching.subList(from, end),
                  end < matching.size() ? Optional.of(String.valueOf(end)) : Optional.empty()));
        });
  }
}
