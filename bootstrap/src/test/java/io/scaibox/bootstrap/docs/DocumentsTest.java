package io.scaibox.bootstrap.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaibox.application.problem.ErrorCatalogue;
import io.scaibox.application.problem.ErrorEntry;
import io.scaibox.bootstrap.box.ApiContract;
import io.scaibox.bootstrap.box.Box;
import io.scaibox.bootstrap.box.Reply;
import io.scaibox.domain.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The documents that the product serves and ships agree with it, and need no network. */
class DocumentsTest {

  private static final Box BOX = Box.start();
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  @AfterAll
  static void stop() {
    BOX.close();
  }

  private static JsonObject paths() {
    return BOX.api().get("/openapi.json").body().object("paths");
  }

  @Test
  void theApiDocumentIsServedInBothForms() {
    assertThat(BOX.api().get("/openapi.json").body().text("openapi")).isEqualTo("3.0.3");
    assertThat(BOX.api().get("/openapi.yaml").text()).startsWith("openapi: 3.0.3");
  }

  @Test
  void everyDocumentedRouteExistsAndOtherMethodsDoNot() {
    paths()
        .members()
        .forEach(
            (path, item) -> {
              String concrete = "/v1" + path.replaceAll("\\{[^}]+}", "x");
              for (String method : List.of("get", "post", "put", "delete", "patch")) {
                Reply reply =
                    BOX.api()
                        .send(method.toUpperCase(Locale.ROOT), concrete, BodyPublishers.noBody());
                boolean documented = ((JsonObject) item).has(method) || isDocumented(method, path);
                assertThat(reply.error().equals("method_not_allowed"))
                    .as(method + " " + path)
                    .isEqualTo(!documented);
                assertThat(reply.error()).as(path).isNotEqualTo("route_not_found");
              }
            });
  }

  /** A fixed path may also be taken for one with a parameter: flows/compile for flows/{flow_id}. */
  private static boolean isDocumented(String method, String path) {
    return paths().members().entrySet().stream()
        .filter(other -> ((JsonObject) other.getValue()).has(method))
        .anyMatch(other -> path.matches(other.getKey().replaceAll("\\{[^}]+}", "[^/{}]+")));
  }

  @Test
  void theContractFailsOnAnAnswerThatIsNotAsDocumented() {
    Reply wrong =
        new Reply(
            200,
            HttpHeaders.of(Map.of("Content-Type", List.of("application/json")), (a, b) -> true),
            "{\"items\":[]}",
            JsonObject.EMPTY);
    Assertions.assertThatThrownBy(() -> ApiContract.check("GET", "/v1/flows", wrong))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("total");
  }

  @Test
  void everyErrorHasAPageWithCauseFixAndExample() {
    for (ErrorEntry<?> entry : ErrorCatalogue.entries()) {
      Reply page = BOX.api().get("/docs/errors/" + entry.code());
      assertThat(page.status()).as(entry.code()).isEqualTo(200);
      assertThat(page.text())
          .contains("<h2>Cause</h2>", "<h2>Fix</h2>", "<h2>Example</h2>")
          .contains("\"error\": \"" + entry.code() + "\"");
      assertThat(BOX.api().get("/docs/errors").text()).contains("/docs/errors/" + entry.code());
    }
    assertThat(BOX.api().get("/docs/errors/no_such_error").status()).isEqualTo(404);
  }

  @Test
  void pagesNeedNothingFromOutside() {
    String page = BOX.api().get("/docs").text();
    Matcher links = Pattern.compile("(?:src|href)=\"([^\"]+)\"").matcher(page);
    int found = 0;
    while (links.find()) {
      assertThat(links.group(1)).startsWith("/");
      assertThat(BOX.api().get(links.group(1)).status()).as(links.group(1)).isEqualTo(200);
      found++;
    }
    assertThat(found).isGreaterThanOrEqualTo(4);
    assertThat(BOX.api().get("/docs").headers().firstValue("Content-Security-Policy"))
        .hasValueSatisfying(policy -> assertThat(policy).startsWith("default-src 'none'"));
  }

  @Test
  void healthReadinessAndMetrics() {
    assertThat(BOX.api().get("/health").body().text("status")).isEqualTo("ok");
    Reply ready = BOX.api().get("/health/ready");
    assertThat(ready.status()).isEqualTo(200);
    assertThat(ready.body().object("checks").text("database")).isEqualTo("ok");
    BOX.api().get("/v1/flows");
    assertThat(BOX.api().get("/metrics").text())
        .contains("scaibox_http_requests_seconds_count{", "route=\"/v1/flows\"", "jvm_memory");
  }

  @Test
  void linksInTheShippedDocumentsLeadSomewhere() throws IOException {
    Pattern link = Pattern.compile("]\\(([^)#:]+)\\)");
    try (Stream<Path> files = Files.walk(ROOT, 3)) {
      for (Path file :
          files
              .filter(f -> f.toString().endsWith(".md") && !f.toString().contains("target"))
              .toList()) {
        Matcher matcher = link.matcher(Files.readString(file));
        while (matcher.find()) {
          assertThat(file.resolveSibling(matcher.group(1))).as(file.toString()).exists();
        }
      }
    }
  }

  @Test
  void everySettingIsDocumentedAndInTheHelp() throws IOException {
    String source =
        Files.readString(
            ROOT.resolve(
                "bootstrap/src/main/java/io/scaibox/bootstrap/configuration/Configuration.java"));
    String guide = Files.readString(ROOT.resolve("docs/configuration.md"));
    String help =
        Files.readString(
            ROOT.resolve("bootstrap/src/main/java/io/scaibox/bootstrap/command/ServeCommand.java"));
    Matcher names = Pattern.compile("\"(SCAI[A-Z]+_[A-Z_]+)\"").matcher(source);
    int found = 0;
    while (names.find()) {
      assertThat(guide).contains("`" + names.group(1) + "`");
      assertThat(help).contains(names.group(1));
      found++;
    }
    assertThat(found).isGreaterThan(15);
  }
}
