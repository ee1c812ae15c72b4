package io.scaibox.bootstrap.plugin;

import io.scaibox.spi.RunEvents;
import io.scaibox.spi.UpstreamCall;
import io.scaibox.spi.UpstreamResult;
import java.util.Optional;

/** A plugin's events, called behind its guard. */
final class GuardedEvents implements RunEvents {

  private final RunEvents plugin;
  private final GuardedUpstream guarded;

  GuardedEvents(RunEvents plugin, PluginGuard guard) {
    this.plugin = plugin;
    this.guarded = new GuardedUpstream(guard, AdapterPort.EVENTS);
  }

  @Override
  public UpstreamResult<EventPage> read(
      UpstreamCall call, Optional<String> coreId, int limit, Optional<String> cursor) {
    return guarded.call(
        "read",
        call,
        () -> plugin.read(call, coreId, limit, cursor),
        page ->
            page.events().size() > limit
                ? Optional.of(
                    page.events().size() + " events, where at most " + limit + " were asked")
                : Optional.empty());
  }
}
