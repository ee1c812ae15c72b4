package io.scaibox.bootstrap.box;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Holds answers of the API against {@code openapi.yaml}. */
public final class ApiContract {

  private static final String DOCUMENT = read();
  private static final OpenApiInteractionValidator VALIDATOR =
      OpenApiInteractionValidator.createForInlineApiSpecification(DOCUMENT)
          .withBasePathOverride("/v1")
          .withLevelResolver(
              LevelResolver.create()
                  .withLevel(
                      "validation.schema.additionalProperties", ValidationReport.Level.IGNORE)
                  .withLevel("validation.response.body.unexpected", ValidationReport.Level.IGNORE)
                  .build())
          .build();
  private static final List<String> UNDOCUMENTED =
      List.of("route_not_found", "method_not_allowed", "bad_request");

  private ApiContract() {}

  /** Fails when an answer of an API route is not as documented. */
  public static void check(String method, String path, Reply reply) {
    String plain = path.split("\\?", 2)[0];
    boolean isApi = plain.startsWith("/v1/") || plain.startsWith("/api/v1/");
    if (!isApi || method.equals("HEAD") || UNDOCUMENTED.contains(errorOf(reply))) {
      return;
    }
    SimpleResponse.Builder response =
        new SimpleResponse.Builder(reply.status())
            .withContentType(reply.headers().firstValue("Content-Type").orElse(""));
    if (!reply.text().isEmpty()) {
      response.withBody(reply.text());
    }
    ValidationReport report =
        VALIDATOR.validateResponse(
            plain.replaceFirst("^/api", ""), Request.Method.valueOf(method), response.build());
    if (report.hasErrors()) {
      throw new AssertionError(
          method + " " + path + " answered against its document: " + report + "\n" + reply.text());
    }
  }

  private static String errorOf(Reply reply) {
    String error = reply.body().text("error");
    return error == null ? reply.error() : error;
  }

  private static String read() {
    try (InputStream stream =
        ApiContract.class.getResourceAsStream("/io/scaibox/http/docs/openapi.yaml")) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
