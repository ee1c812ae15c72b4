package io.scaibox.http.server;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.micrometer.core.instrument.MeterRegistry;
import io.scaibox.application.access.PrincipalSource;
import io.scaibox.application.deploy.RequestContext;
import io.scaibox.application.idempotency.IdempotencyStore;
import io.scaibox.application.problem.Problem;
import io.scaibox.domain.platform.Identifiers;
import java.util.List;
import java.util.SortedSet;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * The process's HTTP server: every API route under {@code /v1} and {@code /api/v1}, pages, errors
 * in our own shape only, and a stop that waits for work. Thread-safe.
 */
public final class HttpServer {

  private static final Logger LOG = LoggerFactory.getLogger("io.scaibox.http.access");
  private static final List<String> PREFIXES = List.of("/v1", "/api/v1");
  private static final String REQUEST = "scaibox.request";
  private static final String STARTED = "scaibox.started";

  private final HttpSettings settings;
  private final Javalin javalin;
  private final Drain drain = new Drain();
  private final RouteTable table = new RouteTable();

  /**
   * Builds the server; {@link #start} makes it listen.
   *
   * @param pages routes outside the API: documents, health, metrics
   */
  public HttpServer(
      HttpSettings settings,
      List<Route> routes,
      List<Page> pages,
      PrincipalSource principals,
      IdempotencyStore idempotencyStore,
      Identifiers identifiers,
      RequestIds requestIds,
      MeterRegistry meters,
      KnownFailures knownFailures) {
    this.settings = settings;
    Failures failures = new Failures(knownFailures);
    Idempotency idempotency = new Idempotency(idempotencyStore);
    this.javalin =
        Javalin.create(
            config -> {
              configure(config, settings);
              config.routes.before(context -> begin(context, requestIds));
              config.routes.after(context -> end(context, meters));
              for (Route route : routes) {
                ApiHandler handler =
                    new ApiHandler(
                        route,
                        principals,
                        idempotency,
                        identifiers,
                        drain,
                        failures,
                        settings.maxBodyBytes());
                for (String prefix : PREFIXES) {
                  table.add(route.method(), prefix + route.path());
                  serve(config, route.method(), prefix + route.path(), handler);
                }
              }
              for (Page page : pages) {
                table.add("GET", page.path());
                serve(config, "GET", page.path(), page.handler());
              }
              config.routes.exception(
                  HttpResponseException.class, (error, context) -> unmatched(context));
              config.routes.exception(
                  Exception.class, (error, context) -> broken(error, context, failures));
              config.routes.error(
                  404,
                  context -> {
                    if (!RenderedAnswer.isSent(context)) {
                      unmatched(context);
                    }
                  });
            });
  }

  /** Adds a route; what answers GET answers HEAD too, with the same headers (RFC 9110, 9.3.2). */
  private static void serve(JavalinConfig config, String method, String path, Handler handler) {
    config.routes.addHttpHandler(HandlerType.findOrCreate(method), path, handler);
    if (method.equals("GET")) {
      config.routes.addHttpHandler(HandlerType.HEAD, path, handler);
    }
  }

  /** Starts listening. */
  public void start() {
    javalin.start(settings.host(), settings.port());
  }

  /** Returns the port that the server listens on. */
  public int port() {
    return javalin.port();
  }

  /** Says whether the server is stopping. */
  public boolean isStopping() {
    return drain.isStopping();
  }

  /**
   * Takes no more work, waits for what is being worked on, and stops listening.
   *
   * @return false when requests are left unfinished: their threads are not interrupted, since that
   *     could break the database they are writing to; the process is to end without closing it
   */
  public boolean stop() {
    if (!drain.stop(settings.drainTime())) {
      LOG.warn("stopping with requests unfinished; their deploys are resumed at the next start");
      return false;
    }
    javalin.stop();
    return true;
  }

  /** Returns what ties a request to its logs. */
  static RequestContext requestContext(Context context) {
    RequestContext request = context.attribute(REQUEST);
    return request == null ? new RequestContext("req_unknown", "") : request;
  }

  private static void configure(JavalinConfig config, HttpSettings settings) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.http.maxRequestSize = Long.MAX_VALUE;
    config.http.generateEtags = false;
    config.router.ignoreTrailingSlashes = true;
    if (settings.virtualThreads()) {
      config.concurrency.useVirtualThreads = true;
    } else {
      config.jetty.threadPool = new QueuedThreadPool(settings.maxThreads(), 4, 30_000);
    }
    config.jetty.modifyServer(server -> server.setErrorHandler(new JettyErrors()));
    config.jetty.modifyHttpConfiguration(
        http -> {
          http.setSendServerVersion(false);
          http.setRelativeRedirectAllowed(true);
        });
  }

  private static void begin(Context context, RequestIds requestIds) {
    RequestContext request =
        requestIds.of(context.header("X-Request-ID"), context.header("traceparent"));
    context.attribute(REQUEST, request);
    context.attribute(STARTED, System.nanoTime());
    context.header("X-Request-ID", request.requestId());
    context.header("X-Content-Type-Options", "nosniff");
    MDC.put("request_id", request.requestId());
  }

  private void end(Context context, MeterRegistry meters) {
    Long started = context.attribute(STARTED);
    long took = started == null ? 0 : System.nanoTime() - started;
    String route = table.templateOf(context.path()).orElse("unmatched");
    String status = String.valueOf(context.statusCode());
    meters
        .timer(
            "scaibox.http.requests",
            "method",
            table.knownMethod(context.method().name()),
            "route",
            route,
            "status",
            status)
        .record(took, TimeUnit.NANOSECONDS);
    LOG.info("{} {} {} {}ms", context.method().name(), route, status, took / 1_000_000);
    MDC.remove("request_id");
  }

  private void unmatched(Context context) {
    SortedSet<String> allowed = table.methodsOf(context.path());
    boolean otherMethod = !allowed.isEmpty() && !allowed.contains(context.method().name());
    Problem problem =
        otherMethod
            ? new Problem.MethodNotAllowed(table.knownMethod(context.method().name()), allowed)
            : new Problem.RouteNotFound(RouteTable.shown(context.path()));
    if (otherMethod) {
      context.header("Allow", String.join(", ", allowed));
    }
    RenderedAnswer.of(problem, context, requestContext(context).requestId()).send(context);
  }

  private static void broken(Exception error, Context context, Failures failures) {
    Problem problem = failures.logged(error);
    RenderedAnswer.of(problem, context, requestContext(context).requestId()).send(context);
  }
}
