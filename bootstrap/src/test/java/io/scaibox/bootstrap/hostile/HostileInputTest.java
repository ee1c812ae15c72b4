package io.scaibox.bootstrap.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaibox.bootstrap.box.Box;
import io.scaibox.bootstrap.box.Flows;
import io.scaibox.bootstrap.box.Reply;
import io.scaibox.domain.json.JsonBoolean;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Input that nobody sends by mistake: always our own 4xx, with a fix. */
class HostileInputTest {

  private static final Box BOX = Box.start();

  @AfterAll
  static void stop() {
    BOX.close();
  }

  private static void assertOurs(Reply reply, int status, String error) {
    assertThat(reply.status()).as(reply.text()).isEqualTo(status);
    assertThat(reply.error()).isEqualTo(error);
    assertThat(reply.detail().text("message")).isNotBlank();
    assertThat(reply.detail().text("fix")).isNotBlank();
    assertThat(reply.detail().text("doc")).isEqualTo("/docs/errors/" + error);
    assertThat(BOX.api().get("/docs/errors/" + error).status()).isEqualTo(200);
  }

  @Test
  void deepNesting() {
    String deep = "[".repeat(100_000) + "]".repeat(100_000);
    assertOurs(
        BOX.api().postJson("/v1/flows", "{\"name\":\"x\",\"content\":" + deep + "}"),
        400,
        "malformed_json");
    String objects = "{\"a\":".repeat(99) + "1" + "}".repeat(99);
    assertThat(
            BOX.api()
                .postJson("/v1/flows", "{\"name\":\"x\",\"content\":" + objects + "}")
                .status())
        .isEqualTo(201);
  }

  @Test
  void aBodyOfFiftyMegabytesWithAndWithoutAnnouncedLength() {
    byte[] body = new byte[50 << 20];
    for (var publisher :
        List.of(
            BodyPublishers.ofByteArray(body),
            BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))) {
      assertOurs(
          BOX.api().send("POST", "/v1/flows", publisher, "Content-Type", "application/json"),
          413,
          "payload_too_large");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "nul",
        "[1,]",
        "{\"a\":1,\"a\":2}",
        "{} {}",
        "{\"a\":\"\\ud800\"}",
        "'x'",
        "{\"name\":01}",
        "\u0000"
      })
  void malformedJson(String body) {
    assertOurs(BOX.api().postJson("/v1/flows", body), 400, "malformed_json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "1", "\"text\"", "null"})
  void jsonThatIsNoObject(String body) {
    assertOurs(BOX.api().postJson("/v1/flows", body), 400, "malformed_json");
  }

  @Test
  void invalidUtf8() {
    byte[] body = "{\"name\":\"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);
    assertOurs(
        BOX.api()
            .send(
                "POST",
                "/v1/flows",
                BodyPublishers.ofByteArray(body),
                "Content-Type",
                "application/json"),
        400,
        "malformed_json");
  }

  @Test
  void hugeNumbersAreKeptAndNeverExpanded() {
    String flow = BOX.api().save(Flows.read("{\"id\":\"f\",\"name\":\"Huge\",\"x\":1e999999999}"));
    assertThat(BOX.api().get("/v1/flows/" + flow).text()).contains("1E+999999999");
    assertOurs(BOX.api().deploy(flow), 400, "compile_error");
  }

  @Test
  void wrongTypesAreListedAllAtOnce() {
    Reply reply =
        BOX.api().postJson("/v1/flows", "{\"name\":7,\"description\":[],\"content\":\"\",\"x\":1}");
    assertOurs(reply, 422, "invalid_request");
    assertThat(reply.detail().array("errors").objects())
        .extracting(error -> error.text("pointer"))
        .containsExactlyInAnyOrder("/name", "/description", "/content", "/x");
  }

  @Test
  void wrongTypesInADeploy() {
    String flow = BOX.api().save(Flows.simple("Typed"));
    assertOurs(
        BOX.api()
            .deploy(
                flow,
                "{\"publish_as_model\":\"yes\",\"force\":1,\"model_visibility_group_ids\":[1]}"),
        422,
        "invalid_request");
  }

  @ParameterizedTest
  @CsvSource({
    "limit=0",
    "limit=501",
    "limit=x",
    "limit=-1",
    "limit=99999999999",
    "cursor=%00",
    "cursor=abc"
  })
  void badQueries(String query) {
    assertOurs(BOX.api().get("/v1/flows?" + query), 422, "invalid_request");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/v1", "/v1/nothing", "/v2/flows", "/v1/flows/a/b/c", "/admin"})
  void unknownRoutes(String path) {
    assertOurs(BOX.api().get(path), 404, "route_not_found");
  }

  @Test
  void knownRoutesWithOtherMethods() {
    for (String method : List.of("PATCH", "DELETE", "PUT")) {
      Reply reply = BOX.api().send(method, "/v1/flows", BodyPublishers.noBody());
      assertOurs(reply, 405, "method_not_allowed");
      assertThat(reply.headers().firstValue("Allow")).hasValue("GET, HEAD, POST");
    }
    assertOurs(
        BOX.api().send("BREW", "/v1/flows", BodyPublishers.noBody()), 405, "method_not_allowed");
  }

  @Test
  void otherContentTypes() {
    assertOurs(
        BOX.api()
            .send(
                "POST",
                "/v1/flows",
                BodyPublishers.ofString("name=x"),
                "Content-Type",
                "application/x-www-form-urlencoded"),
        415,
        "unsupported_media_type");
  }

  @Test
  void namesWithControlCharactersOrWithoutEnd() {
    assertOurs(
        BOX.api().postJson("/v1/flows", "{\"name\":\"a\\u0000b\",\"content\":{}}"),
        422,
        "invalid_request");
    assertOurs(
        BOX.api().postJson("/v1/flows", "{\"name\":\"" + "n".repeat(201) + "\",\"content\":{}}"),
        422,
        "invalid_request");
  }

  @Test
  void whatIsNoHttpGetsOurAnswerToo() throws Exception {
    String answer = raw("GET /v1/flows HTTP/1.1\r\nHost: x\r\nBroken header\r\n\r\n");
    assertThat(answer).contains("400").contains("\"error\":\"bad_request\"");
    String long16k = "GET /v1/flows?x=" + "a".repeat(40_000) + " HTTP/1.1\r\nHost: x\r\n\r\n";
    assertThat(raw(long16k)).contains("\"error\":\"bad_request\"").doesNotContain("Jetty");
  }

  @Test
  void textsThatFitNoRecordAreRefusedNotStored() {
    String flow = BOX.api().save(Flows.simple("Long groups"));
    String groups = "\"" + "g".repeat(201) + "\"";
    String body = "{\"model_visibility_group_ids\":[" + groups + "]}";
    assertOurs(BOX.api().deploy(flow, body), 422, "invalid_request");
    assertOurs(BOX.api().postJson("/v1/flows/" + flow + "/publish", body), 422, "invalid_request");
    assertOurs(
        BOX.api().deploy(BOX.api().save(Flows.withQueues("Long scope", "s".repeat(3000)))),
        400,
        "compile_error");
    assertOurs(
        BOX.api()
            .postJson(
                "/v1/tenants/me/scaigrid_credentials",
                "{\"api_key\":\"sgk_EXAMPLEEXAMPLEEXAMPLEEXAMPLE0001\",\"base_url\":\"https://"
                    + "h".repeat(3000)
                    + "\"}"),
        422,
        "invalid_request");
  }

  @Test
  void everySavedRubbishGetsDiagnosticsNotABug() {
    for (String content :
        List.of(
            "{}",
            "{\"nodes\":7,\"edges\":{},\"config\":[]}",
            "{\"nodes\":[null,1,\"x\",[],{}],\"edges\":[null,{},{\"id\":1}]}",
            "{\"nodes\":[{\"id\":\"a\",\"type\":\"entry_api\",\"label\":\"l\",\"position\":{}}],"
                + "\"config\":{\"core_identity\":{\"models\":[{},1]},\"scaiqueue\":{\"queues\":[1]}}}")) {
      String flow =
          BOX.api()
              .save(Flows.read(content).with("name", new io.scaibox.domain.json.JsonString("R")));
      assertOurs(BOX.api().deploy(flow), 400, "compile_error");
    }
  }

  @Test
  void everyRubbishIsPreviewedWithDiagnosticsNotABug() {
    String text = "{{".repeat(50_000) + "a-".repeat(50_000) + "}}";
    String keys =
        IntStream.range(0, 20_000)
            .mapToObj(i -> "\"k" + i + "\":" + i)
            .collect(Collectors.joining(",", "{", "}"));
    String node = "{\"id\":\"a\",\"type\":\"%s\",\"label\":\"l\",\"position\":{},\"config\":%s}";
    List<String> contents =
        List.of(
            "{}",
            keys,
            "{\"\":{\"\":[]},\"nodes\":[{\"\":1}]}",
            "{\"nodes\":[" + node.formatted("llm_rigid", keys) + "]}",
            "{\"nodes\":["
                + node.formatted("llm_rigid", "{\"template\":\"" + text + "\"}")
                + ",1,[],null]}",
            "{\"nodes\":[" + node.formatted("logic_loop", "{\"item\":7,\"style\":[]}") + "]}");
    for (String content : contents) {
      Reply compiled = BOX.api().postJson("/v1/flows/compile", "{\"content\":" + content + "}");
      assertThat(compiled.status()).isEqualTo(200);
      assertThat(compiled.body().array("errors").items()).isNotEmpty();
      Reply validated = BOX.api().postJson("/v1/flows/validate", "{\"content\":" + content + "}");
      assertThat(validated.body().get("valid")).isEqualTo(JsonBoolean.FALSE);
    }
  }

  private static String raw(String request) throws Exception {
    URI uri = URI.create(BOX.api().baseUrl());
    try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
      socket.setSoTimeout(10_000);
      OutputStream out = socket.getOutputStream();
      out.write(request.getBytes(StandardCharsets.US_ASCII));
      out.flush();
      socket.shutdownOutput();
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
