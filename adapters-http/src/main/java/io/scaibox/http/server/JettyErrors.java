package io.scaibox.http.server;

import io.scaibox.application.problem.ErrorCatalogue;
import io.scaibox.application.problem.Problem;
import io.scaibox.json.JsonWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Answers what never reaches a route, such as a malformed request line, in our own shape. */
final class JettyErrors extends ErrorHandler {

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    Problem problem =
        response.getStatus() >= 500
            ? new Problem.Unexpected()
            : new Problem.BadRequest(
                "the request is not well-formed, or its headers are too large");
    response.setStatus(ErrorCatalogue.describe(problem).status());
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
    byte[] body =
        JsonWriter.write(ErrorBody.detail(problem, "req_none")).getBytes(StandardCharsets.UTF_8);
    response.write(true, ByteBuffer.wrap(body), callback);
    return true;
  }
}
