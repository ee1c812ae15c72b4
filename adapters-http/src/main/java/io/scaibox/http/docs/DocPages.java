package io.scaibox.http.docs;

import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import io.scaibox.application.problem.ErrorCatalogue;
import io.scaibox.application.problem.ErrorEntry;
import io.scaibox.domain.schema.FlowJsonSchema;
import io.scaibox.http.server.Page;
import io.scaibox.json.JsonWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** The API document, its browsable page, and a page per error; all from the jar. */
public final class DocPages {

  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self'"
          + " data:; connect-src 'self'";

  /** Returns the pages. */
  public List<Page> pages() {
    return List.of(
        new Page(
            "/openapi.yaml",
            context -> send(context, "application/yaml", resource("openapi.yaml"))),
        new Page("/openapi.json", DocPages::json),
        new Page("/schemas/scaiflow/v2.json", DocPages::flowSchema),
        new Page("/docs", context -> html(context, resource("docs.html"))),
        new Page("/docs/start.js", asset("start.js", "text/javascript")),
        new Page(
            "/docs/swagger-ui-bundle.js",
            asset("swagger-ui/swagger-ui-bundle.js", "text/javascript")),
        new Page("/docs/swagger-ui.css", asset("swagger-ui/swagger-ui.css", "text/css")),
        new Page("/docs/errors", context -> html(context, ErrorPages.index())),
        new Page("/docs/errors/{code}", DocPages::error));
  }

  private static void json(Context context) {
    send(
        context, "application/json", JsonWriter.bytes(YamlDocument.read(resource("openapi.yaml"))));
  }

  private static void flowSchema(Context context) {
    context.contentType("application/schema+json; charset=utf-8");
    context.result(JsonWriter.pretty(FlowJsonSchema.document()));
  }

  private static void error(Context context) {
    Optional<ErrorEntry<?>> entry = ErrorCatalogue.named(context.pathParam("code"));
    if (entry.isEmpty()) {
      throw new NotFoundResponse();
    }
    html(context, ErrorPages.page(entry.get()));
  }

  private static io.javalin.http.Handler asset(String name, String type) {
    return context -> {
      context.header("Cache-Control", "max-age=86400");
      send(context, type, resource(name));
    };
  }

  private static void html(Context context, byte[] page) {
    context.header("Content-Security-Policy", POLICY);
    send(context, "text/html", page);
  }

  private static void send(Context context, String type, byte[] bytes) {
    context.contentType(type + "; charset=utf-8").result(bytes);
  }

  static byte[] resource(String name) {
    try (InputStream stream = DocPages.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("the jar lacks " + name);
      }
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
