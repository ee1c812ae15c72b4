package io.scaibox.emulator;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.scaibox.emulator.access.Keys;
import io.scaibox.emulator.access.RateLimit;
import io.scaibox.emulator.core.Events;
import io.scaibox.emulator.fault.Fault;
import io.scaibox.emulator.fault.Faults;
import io.scaibox.emulator.http.GridException;
import io.scaibox.emulator.http.Json;
import io.scaibox.emulator.log.CallLog;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The emulator's own routes below {@code /_emulator}: faults, keys, limits, the log of calls. */
final class ControlRoutes {

  private final Faults faults;
  private final CallLog log;
  private final Keys keys;
  private final RateLimit limit;
  private final Events events;
  private final Runnable clear;

  ControlRoutes(
      Faults faults, CallLog log, Keys keys, RateLimit limit, Events events, Runnable clear) {
    this.faults = faults;
    this.log = log;
    this.keys = keys;
    this.limit = limit;
    this.events = events;
    this.clear = clear;
  }

  void add(JavalinConfig config) {
    config.routes.post("/_emulator/faults", this::addFault);
    config.routes.get("/_emulator/faults", context -> Json.answer(context, 200, faultRows()));
    config.routes.delete(
        "/_emulator/faults",
        context -> {
          faults.clear();
          context.status(204);
        });
    config.routes.get("/_emulator/calls", this::calls);
    config.routes.delete(
        "/_emulator/calls",
        context -> {
          log.clear();
          context.status(204);
        });
    config.routes.post(
        "/_emulator/events",
        context -> {
          events.add(Json.object(context));
          context.status(204);
        });
    config.routes.post("/_emulator/keys", this::addKey);
    config.routes.post("/_emulator/rate-limit", this::setLimit);
    config.routes.post(
        "/_emulator/reset",
        context -> {
          clear.run();
          context.status(204);
        });
  }

  private void calls(Context context) {
    long after = context.queryParamAsClass("after", Long.class).getOrDefault(0L);
    Json.answer(
        context,
        200,
        log.after(after).stream()
            .map(
                call ->
                    Map.of(
                        "number", call.number(),
                        "at", call.at(),
                        "method", call.method(),
                        "path", call.path(),
                        "status", call.status(),
                        "fault", call.fault(),
                        "request_id", call.requestId(),
                        "traceparent", call.traceParent(),
                        "body", call.body()))
            .toList());
  }

  private void addFault(Context context) {
    Map<String, Object> body = Json.object(context);
    try {
      faults.add(
          new Fault(
              Fault.Kind.named(text(body, "kind", "")),
              text(body, "method", ""),
              text(body, "path", ""),
              number(body, "times", 1),
              number(body, "skip", 0),
              number(body, "status", 500),
              text(body, "code", "INTERNAL_ERROR"),
              text(body, "message", "injected fault"),
              number(body, "retry_after", -1),
              number(body, "delay_ms", 60_000)));
    } catch (IllegalArgumentException e) {
      throw GridException.invalid("kind is not one of " + List.of(Fault.Kind.values()));
    }
    Json.answer(context, 201, faultRows());
  }

  private List<Map<String, Object>> faultRows() {
    return faults.waiting().stream()
        .map(
            fault ->
                Map.<String, Object>of(
                    "kind", fault.kind().name().toLowerCase(Locale.ROOT),
                    "method", fault.method(),
                    "path", fault.path(),
                    "times", fault.times(),
                    "skip", fault.skip()))
        .toList();
  }

  private void addKey(Context context) {
    Map<String, Object> body = Json.object(context);
    String key = Json.text(body, "key");
    if (key == null) {
      throw GridException.invalid("key is required");
    }
    Set<String> permissions = new HashSet<>(Keys.ADMIN);
    if (body.get("permissions") instanceof List<?> list) {
      permissions.clear();
      list.forEach(permission -> permissions.add(String.valueOf(permission)));
    }
    String slug = text(body, "tenant_slug", "dev");
    keys.put(key, "tnt_" + slug, slug, permissions);
    context.status(204);
  }

  private void setLimit(Context context) {
    limit.set(number(Json.object(context), "per_minute", 60));
    context.status(204);
  }

  private static String text(Map<String, Object> body, String name, String fallback) {
    String text = Json.text(body, name);
    return text == null ? fallback : text;
  }

  private static int number(Map<String, Object> body, String name, int fallback) {
    return body.get(name) instanceof Number number ? number.intValue() : fallback;
  }
}
