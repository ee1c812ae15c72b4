package io.scaibox.http.server;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.scaibox.application.access.PrincipalSource;
import io.scaibox.application.deploy.RequestContext;
import io.scaibox.application.problem.Problem;
import io.scaibox.application.problem.Result;
import io.scaibox.domain.platform.Identifiers;
import io.scaibox.domain.platform.Principal;
import io.scaibox.domain.platform.Secret;
import java.time.Duration;
import java.util.Optional;

/** Takes a request of a route from its bytes to its answer: body, caller, idempotency, endpoint. */
final class ApiHandler implements Handler {

  private static final Duration RESTART = Duration.ofSeconds(5);

  private final Route route;
  private final PrincipalSource principals;
  private final Idempotency idempotency;
  private final Identifiers identifiers;
  private final Drain drain;
  private final Failures failures;
  private final int maxBodyBytes;

  ApiHandler(
      Route route,
      PrincipalSource principals,
      Idempotency idempotency,
      Identifiers identifiers,
      Drain drain,
      Failures failures,
      int maxBodyBytes) {
    this.route = route;
    this.principals = principals;
    this.idempotency = idempotency;
    this.identifiers = identifiers;
    this.drain = drain;
    this.failures = failures;
    this.maxBodyBytes = maxBodyBytes;
  }

  @Override
  public void handle(Context context) {
    RequestContext request = HttpServer.requestContext(context);
    if (!drain.enter()) {
      RenderedAnswer.of(new Problem.ShuttingDown(RESTART), context, request.requestId())
          .send(context);
      return;
    }
    try {
      answer(context, request).send(context);
    } finally {
      drain.leave();
    }
  }

  private RenderedAnswer answer(Context context, RequestContext request) {
    Result<Principal> principal = principals.identify(bearer(context));
    if (principal.isRefused()) {
      return RenderedAnswer.of(principal.problem(), context, request.requestId());
    }
    Result<byte[]> body = RequestBody.bytes(context, maxBodyBytes);
    if (body.isRefused()) {
      context.header("Connection", "close");
      return RenderedAnswer.of(body.problem(), context, request.requestId());
    }
    String header = context.header("Idempotency-Key");
    String fresh = identifiers.nextSuffix();
    if (header == null || !route.repeatable()) {
      Call call = new Call(context, principal.value(), request, body.value(), fresh);
      return render(route.endpoint().handle(call), context, request);
    }
    Result<Idempotency.Begun> begun =
        idempotency.begin(
            principal.value(), header, route.method(), context.path(), body.value(), fresh);
    if (begun.isRefused()) {
      return RenderedAnswer.of(begun.problem(), context, request.requestId());
    }
    if (begun.value().before().isPresent()) {
      context.header("Idempotent-Replayed", "true");
      return begun.value().before().get();
    }
    Call call =
        new Call(context, principal.value(), request, body.value(), begun.value().reserved());
    return once(call, begun.value(), context, request);
  }

  private RenderedAnswer once(
      Call call, Idempotency.Begun begun, Context context, RequestContext request) {
    Result<Answer> result;
    try {
      result = route.endpoint().handle(call);
    } catch (RuntimeException e) {
      Problem problem = failures.problemOf(e);
      idempotency.end(
          begun, Optional.of(problem), RenderedAnswer.of(problem, context, request.requestId()));
      throw e;
    }
    RenderedAnswer answer = render(result, context, request);
    idempotency.end(
        begun, result.isRefused() ? Optional.of(result.problem()) : Optional.empty(), answer);
    return answer;
  }

  private static RenderedAnswer render(
      Result<Answer> result, Context context, RequestContext request) {
    return result.isRefused()
        ? RenderedAnswer.of(result.problem(), context, request.requestId())
        : RenderedAnswer.of(result.value());
  }

  private static Optional<Secret> bearer(Context context) {
    String header = context.header("Authorization");
    boolean isBearer = header != null && header.regionMatches(true, 0, "Bearer ", 0, 7);
    return isBearer && header.strip().length() > 7
        ? Optional.of(Secret.of(header.substring(7).strip()))
        : Optional.empty();
  }
}
