package io.scaibox.application.problem;

import static io.scaibox.application.problem.EntryBuilder.error;

import io.scaibox.domain.json.JsonArray;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.json.JsonValue;
import java.util.List;
import java.util.Optional;

/** The catalogue's entries for requests that were refused before any deploy began. */
final class RequestErrors {

  private RequestErrors() {}

  static List<ErrorEntry<?>> entries() {
    return List.of(
        error(Problem.Unauthenticated.class, "unauthenticated", 401, "Not signed in")
            .cause("The request carries no bearer that this server accepts.")
            .remedy("Send Authorization: Bearer with a valid access token.")
            .says(
                Problem.Unauthenticated::reason,
                p -> "Send Authorization: Bearer with a valid access token."),
        error(Problem.Forbidden.class, "forbidden", 403, "Not allowed")
            .cause("The caller lacks the permission that this route needs.")
            .remedy("Have an administrator grant the permission that the message names.")
            .fields(p -> JsonObject.builder().put("permission", p.permission()).build())
            .says(
                p -> "permission_denied: need " + p.permission(),
                p -> "Ask an administrator for " + p.permission() + "."),
        error(Problem.NotFound.class, "not_found", 404, "Not found")
            .cause("The thing doesn't exist, was deleted, or belongs to another tenant.")
            .remedy("Check the id; GET /v1/flows lists the flows that you can see.")
            .fields(p -> JsonObject.builder().put("resource", p.what()).put("id", p.id()).build())
            .says(
                p -> "no " + p.what() + " '" + p.id() + "'",
                p -> "Check the id; GET /v1/flows lists the flows that you can see."),
        error(Problem.InvalidRequest.class, "invalid_request", 422, "Invalid request")
            .cause("The request is well-formed, but some of its fields are missing or wrong.")
            .remedy("Correct every field that detail.errors names; all of them are listed at once.")
            .fields(
                p -> JsonObject.builder().put("errors", new JsonArray(errors(p.errors()))).build())
            .says(
                p ->
                    p.errors().size() == 1
                        ? p.errors().get(0).pointer() + ": " + p.errors().get(0).message()
                        : p.errors().size() + " fields are wrong",
                p ->
                    p.errors().size() == 1
                        ? p.errors().get(0).fix()
                        : "Correct the fields listed in errors."),
        error(Problem.VersionConflict.class, "version_conflict", 412, "Changed meanwhile")
            .cause("If-Match named a state of the flow that is no longer the current one.")
            .remedy("Read the flow again, apply the change to what is there now, and send it anew.")
            .fields(p -> JsonObject.builder().put("current_etag", p.currentEtag()).build())
            .says(
                p -> "flow '" + p.flowId() + "' was changed since you read it",
                p -> "Read it again and repeat the change with If-Match: " + p.currentEtag() + "."),
        error(
                Problem.IdempotencyKeyReused.class,
                "idempotency_key_reused",
                422,
                "Idempotency key reused")
            .cause("The same Idempotency-Key came with another route or body before.")
            .remedy("Use a fresh key for every new request; repeat a key only to repeat a request.")
            .says(
                p -> "Idempotency-Key '" + p.key() + "' belongs to another request",
                p -> "Use a fresh Idempotency-Key for a new request."),
        error(
                Problem.IdempotencyKeyInUse.class,
                "idempotency_key_in_use",
                409,
                "First request still running")
            .cause("A request with the same Idempotency-Key is still being worked on.")
            .remedy("Repeat the request after the time in Retry-After to get its answer.")
            .retryAfter(p -> Optional.of(p.retryAfter()))
            .says(
                p -> "a request with Idempotency-Key '" + p.key() + "' is still being worked on",
                p -> "Repeat the request in a moment to get its answer."),
        error(Problem.MalformedJson.class, "malformed_json", 400, "Malformed JSON")
            .cause("The body is not JSON in UTF-8, or is nested too deeply, or repeats a key.")
            .remedy("Correct the body at the line and column that the message names.")
            .fields(
                p -> JsonObject.builder().put("line", p.line()).put("column", p.column()).build())
            .says(
                p -> p.reason() + " at line " + p.line() + ", column " + p.column(),
                p -> "Send one JSON object in UTF-8, at most 100 levels deep."),
        error(Problem.PayloadTooLarge.class, "payload_too_large", 413, "Body too large")
            .cause("The request body exceeds the limit.")
            .remedy("Send a smaller body; flows of 10,000 nodes fit easily.")
            .fields(p -> JsonObject.builder().put("limit_bytes", p.limitBytes()).build())
            .says(
                p -> "the body is larger than " + p.limitBytes() + " bytes",
                p -> "Send at most " + p.limitBytes() + " bytes."),
        error(
                Problem.UnsupportedMediaType.class,
                "unsupported_media_type",
                415,
                "Unsupported media type")
            .cause("The request's Content-Type is not application/json.")
            .remedy("Send Content-Type: application/json.")
            .says(
                p -> "content type '" + p.contentType() + "' is not read here",
                p -> "Send Content-Type: application/json."),
        error(Problem.BadRequest.class, "bad_request", 400, "Bad request")
            .cause("The request line or a header is malformed or too large.")
            .remedy("Send a well-formed HTTP/1.1 request with headers below 8 KiB.")
            .says(Problem.BadRequest::reason, p -> "Send a well-formed HTTP/1.1 request."),
        error(Problem.RouteNotFound.class, "route_not_found", 404, "No such route")
            .cause("No route of this product has the requested path.")
            .remedy("See /docs for all routes; they answer under /api/v1 and /v1 alike.")
            .says(p -> "no route '" + p.path() + "'", p -> "See /docs for all routes."),
        error(Problem.MethodNotAllowed.class, "method_not_allowed", 405, "Method not allowed")
            .cause("The path exists, but not with this HTTP method.")
            .remedy("Use one of the methods in the Allow header.")
            .fields(
                p ->
                    JsonObject.builder()
                        .put("allowed", JsonArray.ofStrings(List.copyOf(p.allowed())))
                        .build())
            .says(
                p -> p.method() + " is not possible here",
                p -> "Use one of: " + String.join(", ", p.allowed()) + "."),
        error(Problem.Unexpected.class, "internal_error", 500, "Internal error")
            .cause("A bug of this product.")
            .remedy("Look up the request_id in the server's log and report what you find there.")
            .says(
                p -> "something broke on our side",
                p -> "Look up the request_id in the server's log and report it."),
        error(
                Problem.DatabaseUnavailable.class,
                "database_unavailable",
                503,
                "Database unavailable")
            .cause("The database doesn't answer.")
            .remedy("Check SCAIFLOW_DB_URL and the database; the server heals by itself.")
            .retryAfter(p -> Optional.of(p.retryAfter()))
            .says(
                p -> "the database doesn't answer",
                p -> "Repeat the request later; check the database if this lasts."),
        error(Problem.ShuttingDown.class, "shutting_down", 503, "Shutting down")
            .cause("The server is stopping and takes no new work.")
            .remedy("Repeat the request; another process or the restarted one will take it.")
            .retryAfter(p -> Optional.of(p.retryAfter()))
            .says(p -> "the server is stopping", p -> "Repeat the request in a moment."));
  }

  private static List<JsonValue> errors(List<FieldError> errors) {
    return errors.stream()
        .<JsonValue>map(
            error ->
                JsonObject.builder()
                    .put("location", error.location())
                    .put("pointer", error.pointer())
                    .put("message", error.message())
                    .put("fix", error.fix())
                    .build())
        .toList();
  }
}
