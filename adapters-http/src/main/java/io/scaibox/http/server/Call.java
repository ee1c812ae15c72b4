package io.scaibox.http.server;

import io.javalin.http.Context;
import io.scaibox.application.deploy.RequestContext;
import io.scaibox.application.problem.FieldError;
import io.scaibox.application.problem.Problem;
import io.scaibox.application.problem.Result;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.platform.Principal;
import java.util.List;
import java.util.Optional;

/** A call as its route sees it: who calls, with what; confined to its thread. */
public final class Call {

  private final Context context;
  private final Principal principal;
  private final RequestContext request;
  private final byte[] body;
  private final String reserved;

  Call(Context context, Principal principal, RequestContext request, byte[] body, String reserved) {
    this.context = context;
    this.principal = principal;
    this.request = request;
    this.body = body;
    this.reserved = reserved;
  }

  /** Returns who is calling. */
  public Principal principal() {
    return principal;
  }

  /** Returns what ties the call to its logs and upstream calls. */
  public RequestContext request() {
    return request;
  }

  /** Returns an identifier for what the call makes: the same when the call is repeated. */
  public String reservedId(String prefix) {
    return prefix + '_' + reserved;
  }

  /** Returns a part of the path. */
  public String path(String name) {
    return context.pathParam(name);
  }

  /** Returns a request header. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(context.header(name)).filter(text -> !text.isBlank());
  }

  /** Returns a query parameter; an empty one counts as absent. */
  public Optional<String> query(String name) {
    return Optional.ofNullable(context.queryParam(name)).filter(text -> !text.isEmpty());
  }

  /** Returns a whole-number query parameter within a range. */
  public Result<Integer> queryNumber(String name, int fallback, int least, int most) {
    Optional<String> text = query(name);
    if (text.isEmpty()) {
      return Result.of(fallback);
    }
    if (text.get().matches("\\d{1,9}")) {
      int number = Integer.parseInt(text.get());
      if (number >= least && number <= most) {
        return Result.of(number);
      }
    }
    return invalid(
        "query",
        name,
        "is not a whole number in range (expected: " + least + ".." + most + ")",
        "Set " + name + " to a number from " + least + " to " + most + ".");
  }

  /** Reads the body, which must be a JSON object. */
  public Result<BodyReader> body() {
    return RequestBody.object(context, body).map(BodyReader::new);
  }

  /** Reads the body as {@link #body} does; no body at all counts as the empty object. */
  public Result<BodyReader> optionalBody() {
    return body.length == 0 ? Result.of(new BodyReader(JsonObject.EMPTY)) : body();
  }

  /** Refuses the call for one wrong field. */
  public static <T> Result<T> invalid(String location, String pointer, String message, String fix) {
    return Result.refused(
        new Problem.InvalidRequest(List.of(new FieldError(location, pointer, message, fix))));
  }
}
