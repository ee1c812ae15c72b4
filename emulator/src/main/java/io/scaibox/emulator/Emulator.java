package io.scaibox.emulator;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.scaibox.emulator.access.Keys;
import io.scaibox.emulator.access.RateLimit;
import io.scaibox.emulator.core.Cores;
import io.scaibox.emulator.core.Events;
import io.scaibox.emulator.fault.FaultFilter;
import io.scaibox.emulator.fault.Faults;
import io.scaibox.emulator.http.GridException;
import io.scaibox.emulator.http.Json;
import io.scaibox.emulator.http.Pages;
import io.scaibox.emulator.log.CallLog;
import io.scaibox.emulator.queue.Scopes;
import io.scaibox.emulator.vault.Secrets;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * A stand-in for ScaiGrid with its ScaiCore module and ScaiQueue, in memory, over real HTTP.
 *
 * <p>Everything that its reference documents is answered as documented; what goes wrong on purpose
 * is ordered over {@code /_emulator}. Thread-safe.
 */
public final class Emulator implements AutoCloseable {

  private static final String CORES = "/v1/modules/scaicore/cores";
  private static final String SCOPES = "/v1/modules/scaiqueue/scopes";

  private final EmulatorSettings settings;
  private final Clock clock = Clock.systemUTC();
  private final Keys keys;
  private final RateLimit limit;
  private final Faults faults = new Faults();
  private final FaultFilter filter = new FaultFilter(faults);
  private final CallLog log = new CallLog();
  private final Cores cores;
  private final Scopes scopes;
  private final Events events;
  private final Secrets secrets = new Secrets(EmulatorSettings.EXAMPLE_VAULT_TOKEN);
  private final Javalin server;

  private Emulator(EmulatorSettings settings) {
    this.settings = settings;
    this.keys = new Keys("tnt_" + settings.tenantSlug(), settings.tenantSlug());
    this.limit = new RateLimit(clock, settings.callsPerMinute());
    Pages pages = new Pages(settings.pageSize());
    this.cores = new Cores(keys, pages, clock);
    this.scopes = new Scopes(keys, pages);
    this.events = new Events(keys);
    keys.put(settings.adminKey(), Keys.ADMIN);
    this.server = Javalin.create(this::configure);
  }

  /** Starts an emulator; it answers when this returns. */
  public static Emulator start(EmulatorSettings settings) {
    Emulator emulator = new Emulator(settings);
    emulator.server.start(settings.host(), settings.port());
    return emulator;
  }

  /** Returns the address to set as {@code SCAIGRID_BASE_URL}. */
  public String baseUrl() {
    return "http://" + settings.host() + ':' + server.port();
  }

  @Override
  public void close() {
    server.stop();
  }

  private void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.http.maxRequestSize = 20L << 20;
    config.routes.get("/health", context -> Json.answerBare(context, 200, Map.of("status", "ok")));
    config.routes.get(
        "/health/ready",
        context ->
            Json.answerBare(
                context,
                200,
                Map.of("status", "ready", "checks", Map.of("database", "ok", "modules", "ok"))));
    config.routes.get("/v1/me", served(this::me));
    config.routes.get(CORES, served(cores::list));
    config.routes.post(CORES, served(cores::create));
    config.routes.get(CORES + "/{id}", served(cores::read));
    config.routes.put(CORES + "/{id}", served(cores::replace));
    config.routes.delete(CORES + "/{id}", served(cores::delete));
    config.routes.post(CORES + "/{id}/publish", served(cores::publish));
    config.routes.post(CORES + "/{id}/sync", served(cores::sync));
    config.routes.post(CORES + "/{id}/unpublish", served(cores::unpublish));
    config.routes.get("/v1/modules/scaicore/events", served(events::list));
    config.routes.get(SCOPES, served(scopes::listScopes));
    config.routes.post(SCOPES, served(scopes::createScope));
    config.routes.get(SCOPES + "/{scope}", served(scopes::readScope));
    for (String[] change :
        new String[][] {
          {"pause", "paused"},
          {"resume", "active"},
          {"archive", "archived"},
          {"unarchive", "paused"}
        }) {
      config.routes.post(
          SCOPES + "/{scope}/" + change[0],
          served(context -> scopes.changeState(context, change[1])));
    }
    config.routes.get(SCOPES + "/{scope}/queues", served(scopes::listQueues));
    config.routes.post(SCOPES + "/{scope}/queues", served(scopes::createQueue));
    config.routes.get(SCOPES + "/{scope}/queues/{queue}", served(scopes::readQueue));
    config.routes.get("/v1/secrets/<path>", served(secrets::read));
    config.routes.put("/v1/secrets/<path>", served(secrets::write));
    config.routes.delete("/v1/secrets/<path>", served(secrets::delete));
    config.routes.exception(
        GridException.class, (error, context) -> Json.answerError(context, error));
    new ControlRoutes(faults, log, keys, limit, events, this::clear).add(config);
  }

  private void me(Context context) {
    var caller = keys.caller(context);
    Json.answer(
        context,
        200,
        Map.of(
            "id", "usr_" + caller.tenantSlug(),
            "tenant_id", caller.tenant(),
            "tenant_slug", caller.tenantSlug(),
            "permissions", caller.permissions()));
  }

  private void clear() {
    cores.clear();
    scopes.clear();
    events.clear();
    secrets.clear();
    faults.clear();
    log.clear();
  }

  /**
   * Wraps a route with what every call of the real thing meets: latency, limits, faults, the log.
   */
  private Handler served(Handler route) {
    return context -> {
      String requestId = "req_" + UUID.randomUUID().toString().substring(0, 8);
      context.attribute("request_id", requestId);
      context.header("X-Request-ID", requestId);
      if (settings.latencyMillis() > 0) {
        TimeUnit.MILLISECONDS.sleep(settings.latencyMillis());
      }
      try {
        limit.count(context);
        if (filter.before(context)) {
          route.handle(context);
          filter.after(context);
        }
      } catch (GridException e) {
        Json.answerError(context, e);
        filter.after(context);
      } finally {
        String query = context.queryString() == null ? "" : "?" + context.queryString();
        log.add(
            clock.instant().toString(),
            context.method().name(),
            context.path() + query,
            context.statusCode(),
            FaultFilter.hit(context),
            String.valueOf(context.header("X-Request-ID")),
            String.valueOf(context.header("traceparent")),
            context.body());
      }
    };
  }
}
