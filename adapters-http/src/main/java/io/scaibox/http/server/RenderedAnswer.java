package io.scaibox.http.server;

import io.javalin.http.Context;
import io.scaibox.application.idempotency.IdempotencyStore.StoredAnswer;
import io.scaibox.application.problem.ErrorCatalogue;
import io.scaibox.application.problem.ErrorEntry.Description;
import io.scaibox.application.problem.Problem;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.json.JsonWriter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An answer in bytes, ready to be sent or stored.
 *
 * @param retryAfter seconds for the {@code Retry-After} header
 */
record RenderedAnswer(
    int status, String contentType, Optional<String> etag, Optional<Long> retryAfter, byte[] body) {

  private static final Logger LOG = LoggerFactory.getLogger(RenderedAnswer.class);
  private static final String SENT = "scaibox.sent";
  private static final String JSON = "application/json";
  private static final Pattern KEY = Pattern.compile("sgk_[A-Za-z0-9_-]{12,}");

  static RenderedAnswer of(Answer answer) {
    return new RenderedAnswer(
        answer.status(),
        JSON,
        answer.etag(),
        Optional.empty(),
        answer.body().map(JsonWriter::bytes).orElse(new byte[0]));
  }

  /** Renders a problem in the form that the caller accepts; anything like a key is masked. */
  static RenderedAnswer of(Problem problem, Context context, String requestId) {
    String accept = context.header("Accept");
    boolean problemJson = accept != null && accept.contains("application/problem+json");
    Description description = ErrorCatalogue.describe(problem);
    JsonObject body =
        problemJson
            ? ErrorBody.problemJson(problem, requestId)
            : ErrorBody.detail(problem, requestId);
    String text = KEY.matcher(JsonWriter.write(body)).replaceAll("sgk_***");
    return new RenderedAnswer(
        description.status(),
        problemJson ? "application/problem+json" : JSON,
        Optional.empty(),
        description.retryAfter().map(Duration::toSeconds).map(seconds -> Math.max(1, seconds)),
        text.getBytes(StandardCharsets.UTF_8));
  }

  static RenderedAnswer of(StoredAnswer stored) {
    return new RenderedAnswer(
        stored.status(), stored.contentType(), stored.etag(), Optional.empty(), stored.body());
  }

  StoredAnswer stored() {
    return new StoredAnswer(status, contentType, etag, body);
  }

  /** Says whether a call was answered already. */
  static boolean isSent(Context context) {
    return context.attribute(SENT) != null;
  }

  /** Sends the answer: its last byte is on its way when this returns. */
  void send(Context context) {
    context.attribute(SENT, true);
    context.status(status);
    etag.ifPresent(tag -> context.header("ETag", tag));
    retryAfter.ifPresent(seconds -> context.header("Retry-After", String.valueOf(seconds)));
    HttpServletResponse response = context.res();
    if (body.length > 0) {
      response.setContentType(contentType);
      response.setContentLength(body.length);
    }
    try {
      if (body.length > 0) {
        response.getOutputStream().write(body);
      }
      response.flushBuffer();
    } catch (IOException e) {
      LOG.debug("the caller went away before its answer", e);
    }
  }
}
