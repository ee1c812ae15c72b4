package io.scaibox.http.health;

import io.javalin.http.Context;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.http.server.Page;
import io.scaibox.json.JsonWriter;
import java.util.List;
import java.util.function.BooleanSupplier;

/** {@code /health}, {@code /health/ready} and {@code /metrics}. */
public final class HealthPages {

  private final BooleanSupplier databaseAvailable;
  private final BooleanSupplier stopping;
  private final PrometheusMeterRegistry meters;

  public HealthPages(
      BooleanSupplier databaseAvailable, BooleanSupplier stopping, PrometheusMeterRegistry meters) {
    this.databaseAvailable = databaseAvailable;
    this.stopping = stopping;
    this.meters = meters;
  }

  /** Returns the pages. */
  public List<Page> pages() {
    return List.of(
        new Page("/health", this::alive),
        new Page("/health/ready", this::ready),
        new Page("/metrics", this::metrics));
  }

  private void alive(Context context) {
    answer(context, 200, JsonObject.builder().put("status", "ok").build());
  }

  private void ready(Context context) {
    boolean database = databaseAvailable.getAsBoolean();
    boolean accepting = !stopping.getAsBoolean();
    JsonObject checks =
        JsonObject.builder()
            .put("database", database ? "ok" : "unavailable")
            .put("accepting_requests", accepting ? "ok" : "stopping")
            .build();
    boolean ready = database && accepting;
    answer(
        context,
        ready ? 200 : 503,
        JsonObject.builder()
            .put("status", ready ? "ready" : "not_ready")
            .put("checks", checks)
            .build());
  }

  private void metrics(Context context) {
    context.contentType("text/plain; version=0.0.4; charset=utf-8").result(meters.scrape());
  }

  private static void answer(Context context, int status, JsonObject body) {
    context.status(status).contentType("application/json").result(JsonWriter.bytes(body));
  }
}
