package io.scaibox.upstream;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.micrometer.core.instrument.MeterRegistry;
import io.scaibox.domain.json.JsonNull;
import io.scaibox.domain.json.JsonValue;
import io.scaibox.json.JsonReader;
import io.scaibox.json.JsonSyntaxException;
import io.scaibox.spi.UpstreamCall;
import io.scaibox.spi.UpstreamFailure;
import io.scaibox.spi.UpstreamFailure.Kind;
import io.scaibox.spi.UpstreamResult;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls one upstream service and never trusts it: every attempt has a time-out and every answer a
 * size cap; what is refused, busy, broken or silent comes back as an {@link UpstreamFailure}.
 *
 * <p>A call is sent again when upstream did nothing (refused connection, 429, 503; after {@code
 * Retry-After} if there is one), and when something broke only if the request is repeatable; always
 * within the call's deadline. Redirects are not followed: the bearer would travel with them.
 * Thread-safe.
 */
public final class UpstreamClient {

  private static final Logger LOG = LoggerFactory.getLogger(UpstreamClient.class);
  private static final int MAX_ANSWER_BYTES = 8 * 1024 * 1024;
  private static final String USER_AGENT = "scaibox";

  private final String service;
  private final HttpClient http;
  private final UpstreamSettings settings;
  private final Breakers breakers;
  private final MeterRegistry meters;
  private final Clock clock;

  /**
   * Makes a client of a service.
   *
   * @param service its name in failures and metrics, such as {@code scaigrid}
   */
  public UpstreamClient(
      String service,
      HttpClient http,
      UpstreamSettings settings,
      MeterRegistry meters,
      Clock clock) {
    this.service = service;
    this.http = http;
    this.settings = settings;
    this.breakers = new Breakers(service);
    this.meters = meters;
    this.clock = clock;
  }

  /** Makes the HTTP client that all services of a process share. */
  public static HttpClient httpClient(UpstreamSettings settings) {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(settings.connectTimeout())
        .followRedirects(HttpClient.Redirect.NEVER)
        .build();
  }

  /** Sends a request, again where that is safe, and gives the last outcome. */
  public UpstreamResult<UpstreamReply> send(UpstreamCall call, UpstreamRequest request) {
    for (int attempt = 1; ; attempt++) {
      UpstreamResult<UpstreamReply> result = attempt(call, request);
      Optional<UpstreamFailure> failure = result.failure();
      if (failure.isEmpty()
          || attempt >= settings.maxAttempts()
          || !mayRepeat(failure.get(), request)) {
        return result;
      }
      Duration wait = failure.get().retryAfter().orElse(backoff(attempt));
      if (wait.compareTo(call.timeLeft()) >= 0 || !pause(wait)) {
        return result;
      }
    }
  }

  private static boolean mayRepeat(UpstreamFailure failure, UpstreamRequest request) {
    return switch (failure.kind()) {
      case UNREACHABLE, BUSY -> true;
      case BROKEN, TIMED_OUT -> request.repeatable();
      case REFUSED -> false;
    };
  }

  private Duration backoff(int attempt) {
    long base = settings.firstBackoff().toMillis() << (attempt - 1);
    return Duration.ofMillis(base / 2 + ThreadLocalRandom.current().nextLong(base / 2 + 1));
  }

  private static boolean pause(Duration wait) {
    try {
      TimeUnit.NANOSECONDS.sleep(wait.toNanos());
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private UpstreamResult<UpstreamReply> attempt(UpstreamCall call, UpstreamRequest request) {
    URI uri = URI.create(call.credential().baseUrl() + request.path());
    CircuitBreaker breaker = breakers.of(uri.getRawAuthority());
    if (!breaker.tryAcquirePermission()) {
      return failed(
          Kind.UNREACHABLE,
          service + " failed too often; the circuit breaker lets no call through for a moment",
          Optional.of(Breakers.OPEN_FOR));
    }
    long started = System.nanoTime();
    UpstreamResult<UpstreamReply> result = exchange(call, request, uri);
    long took = System.nanoTime() - started;
    boolean answered =
        result.failure().map(f -> f.kind() == Kind.REFUSED || f.kind() == Kind.BUSY).orElse(true);
    if (answered) {
      breaker.onSuccess(took, TimeUnit.NANOSECONDS);
    } else {
      breaker.onError(took, TimeUnit.NANOSECONDS, new java.io.IOException("no usable answer"));
    }
    String outcome = result.failure().map(f -> f.kind().name()).orElse("OK");
    meters
        .timer("scaibox.upstream.calls", "service", service, "outcome", outcome)
        .record(took, TimeUnit.NANOSECONDS);
    LOG.debug("{} {} {} -> {}", service, request.method(), uri.getRawPath(), outcome);
    return result;
  }

  private UpstreamResult<UpstreamReply> exchange(
      UpstreamCall call, UpstreamRequest request, URI uri) {
    Duration left = call.timeLeft();
    Duration timeout = left.compareTo(settings.callTimeout()) < 0 ? left : settings.callTimeout();
    if (timeout.isZero()) {
      return failed(Kind.UNREACHABLE, "the deploy's deadline had passed", Optional.empty());
    }
    CompletableFuture<HttpResponse<byte[]>> future =
        http.sendAsync(httpRequest(call, request, uri), info -> new CappedBody(MAX_ANSWER_BYTES));
    try {
      return read(call, future.get(timeout.toNanos(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException e) {
      future.cancel(true);
      return failed(Kind.TIMED_OUT, noAnswer(timeout), Optional.empty());
    } catch (InterruptedException e) {
      future.cancel(true);
      Thread.currentThread().interrupt();
      return failed(Kind.TIMED_OUT, "the call was interrupted", Optional.empty());
    } catch (ExecutionException e) {
      return broken(e.getCause() == null ? e : e.getCause(), timeout);
    }
  }

  private static HttpRequest httpRequest(UpstreamCall call, UpstreamRequest request, URI uri) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(uri)
            .header("Authorization", "Bearer " + call.credential().bearer().reveal())
            .header("Accept", "application/json")
            .header("User-Agent", USER_AGENT)
            .header("X-Request-ID", call.requestId())
            .header("traceparent", call.traceParent());
    request.body().ifPresent(body -> builder.header("Content-Type", body.contentType()));
    return builder
        .method(
            request.method(),
            request
                .body()
                .map(body -> HttpRequest.BodyPublishers.ofString(body.text()))
                .orElseGet(HttpRequest.BodyPublishers::noBody))
        .build();
  }

  private UpstreamResult<UpstreamReply> read(UpstreamCall call, HttpResponse<byte[]> response) {
    int status = response.statusCode();
    Optional<JsonValue> body = parse(response.body());
    boolean fine = status >= 200 && status < 300;
    if (fine && body.isPresent()) {
      return UpstreamResult.answered(new UpstreamReply(status, body.get()));
    }
    JsonValue answer = body.orElse(JsonNull.NULL);
    String message =
        fine
            ? service + " answered " + status + " with a body that is no JSON"
            : Envelope.errorMessage(answer).orElse(service + " answered " + status);
    Optional<Duration> wait =
        RetryAfter.of(response.headers(), clock).or(() -> Envelope.retryAfter(answer));
    Optional<String> requestId =
        response.headers().firstValue("X-Request-ID").or(() -> Envelope.requestId(answer));
    var hidden = List.of(call.credential().bearer());
    return UpstreamResult.failed(
        new UpstreamFailure(
            kind(status),
            service,
            Optional.of(status),
            Envelope.errorCode(answer).map(code -> Redaction.words(code, hidden)),
            Redaction.words(message, hidden),
            requestId.map(id -> Redaction.words(id, hidden)),
            wait));
  }

  private static Kind kind(int status) {
    if (status == 429 || status == 503) {
      return Kind.BUSY;
    }
    return status >= 300 && status < 500 ? Kind.REFUSED : Kind.BROKEN;
  }

  private static Optional<JsonValue> parse(byte[] body) {
    if (body.length == 0) {
      return Optional.of(JsonNull.NULL);
    }
    try {
      return Optional.of(JsonReader.read(body));
    } catch (JsonSyntaxException e) {
      return Optional.empty();
    }
  }

  private UpstreamResult<UpstreamReply> broken(Throwable cause, Duration timeout) {
    if (cause instanceof HttpConnectTimeoutException) {
      return failed(Kind.UNREACHABLE, service + " could not be reached in time", Optional.empty());
    }
    if (cause instanceof HttpTimeoutException) {
      return failed(Kind.TIMED_OUT, noAnswer(timeout), Optional.empty());
    }
    if (cause instanceof ConnectException || cause instanceof UnresolvedAddressException) {
      return failed(
          Kind.UNREACHABLE, service + " could not be reached: " + reason(cause), Optional.empty());
    }
    if (cause instanceof CappedBody.TooLarge) {
      return failed(Kind.BROKEN, service + ": " + cause.getMessage(), Optional.empty());
    }
    return failed(
        Kind.BROKEN, "the connection to " + service + " broke: " + reason(cause), Optional.empty());
  }

  private String noAnswer(Duration timeout) {
    return service + " gave no answer within " + Math.max(1, timeout.toMillis()) + " ms";
  }

  private static String reason(Throwable cause) {
    Throwable deepest = cause;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    if (deepest instanceof UnresolvedAddressException) {
      return "unknown host";
    }
    return deepest.getMessage() == null || deepest.getMessage().isBlank()
        ? deepest.getClass().getSimpleName()
        : deepest.getMessage();
  }

  private UpstreamResult<UpstreamReply> failed(
      Kind kind, String message, Optional<Duration> retryAfter) {
    return UpstreamResult.failed(
        new UpstreamFailure(
            kind,
            service,
            Optional.empty(),
            Optional.empty(),
            message,
            Optional.empty(),
            retryAfter));
  }
}
