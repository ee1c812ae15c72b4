package io.scaibox.http.run;

import io.scaibox.application.problem.Result;
import io.scaibox.application.run.ReadRunEvents;
import io.scaibox.domain.json.JsonArray;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.http.server.Answer;
import io.scaibox.http.server.Call;
import io.scaibox.http.server.Route;
import io.scaibox.spi.RunEvents;
import io.scaibox.spi.RunEvents.EventPage;
import java.util.List;

/** The route that reads the events of running Cores (reference/scaiflow.md 12.1). */
public final class RunEventRoutes {

  private final ReadRunEvents events;

  public RunEventRoutes(ReadRunEvents events) {
    this.events = events;
  }

  /** Returns the routes. */
  public List<Route> routes() {
    return List.of(Route.get("/scaicore/events", this::list));
  }

  private Result<Answer> list(Call call) {
    return call.queryNumber("limit", 50, 1, RunEvents.MOST)
        .then(
            limit ->
                events.read(
                    call.principal(),
                    call.query("core_id"),
                    limit,
                    call.query("cursor"),
                    call.request()))
        .map(page -> Answer.ok(json(page)));
  }

  private static JsonObject json(EventPage page) {
    return JsonObject.builder()
        .put(
            "data",
            JsonObject.builder()
                .put("events", new JsonArray(List.copyOf(page.events())))
                .put("next_cursor", page.nextCursor().orElse(null))
                .build())
        .build();
  }
}
