package io.scaibox.upstream;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.scaibox.domain.credential.UpstreamCredential;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.platform.Secret;
import io.scaibox.spi.UpstreamCall;
import io.scaibox.spi.UpstreamFailure;
import io.scaibox.spi.UpstreamFailure.Kind;
import io.scaibox.spi.UpstreamResult;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Upstreams at their rudest, on the wire. */
class UpstreamClientTest {

  private static final WireMockServer RUDE =
      new WireMockServer(WireMockConfiguration.options().dynamicPort());
  private static final UpstreamSettings SETTINGS =
      new UpstreamSettings(Duration.ofSeconds(1), Duration.ofMillis(500), 3, Duration.ofMillis(10));

  static {
    RUDE.start();
  }

  private final UpstreamClient client =
      new UpstreamClient(
          "scaigrid",
          UpstreamClient.httpClient(SETTINGS),
          SETTINGS,
          new SimpleMeterRegistry(),
          Clock.systemUTC());

  @AfterAll
  static void stop() {
    RUDE.stop();
  }

  @BeforeEach
  void forget() {
    RUDE.resetAll();
  }

  private static UpstreamCall call(Duration deadline) {
    return new UpstreamCall(
        new UpstreamCredential(
            UpstreamCredential.Source.PROCESS_KEY,
            Secret.of("sgk_EXAMPLE"),
            URI.create(RUDE.baseUrl())),
        System.nanoTime() + deadline.toNanos(),
        "req_1",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
  }

  private UpstreamFailure failure(UpstreamRequest request) {
    UpstreamResult<UpstreamReply> result = client.send(call(Duration.ofSeconds(10)), request);
    return result.failure().orElseThrow();
  }

  private static int calls() {
    return RUDE.findAll(anyRequestedFor(anyUrl())).size();
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void brokenAnswersAreRepeatedForReadsAndNeverForCreates(Fault fault) {
    RUDE.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(200).withFault(fault)));
    assertThat(failure(UpstreamRequest.postOnce("/x", JsonObject.EMPTY)).kind())
        .isEqualTo(Kind.BROKEN);
    assertThat(calls()).isEqualTo(1);
    assertThat(failure(UpstreamRequest.get("/x")).kind()).isEqualTo(Kind.BROKEN);
  }

  @Test
  void aBodyThatDribblesIsCutOffByTheTimeOut() {
    RUDE.stubFor(
        any(anyUrl())
            .willReturn(
                okJson("{\"data\":" + " ".repeat(1000) + "{}}")
                    .withChunkedDribbleDelay(20, 20_000)));
    UpstreamFailure failure = failure(UpstreamRequest.postOnce("/x", JsonObject.EMPTY));
    assertThat(failure.kind()).isEqualTo(Kind.TIMED_OUT);
    assertThat(failure.message()).isEqualTo("scaigrid gave no answer within 500 ms");
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 307})
  void redirectsAreNotFollowed(int status) {
    RUDE.stubFor(
        any(urlPathEqualTo("/x"))
            .willReturn(aResponse().withStatus(status).withHeader("Location", "/stolen")));
    assertThat(failure(UpstreamRequest.get("/x")).kind()).isEqualTo(Kind.REFUSED);
    assertThat(calls()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "400,REFUSED,1",
    "404,REFUSED,1",
    "500,BROKEN,3",
    "502,BROKEN,3",
    "503,BUSY,3",
    "429,BUSY,3"
  })
  void statusesMeanWhatTheyMean(int status, Kind kind, int calls) {
    RUDE.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(status)));
    assertThat(failure(UpstreamRequest.get("/x")).kind()).isEqualTo(kind);
    assertThat(calls()).isEqualTo(calls);
  }

  @Test
  void aRetryAfterDateIsRead() {
    RUDE.stubFor(
        any(anyUrl())
            .willReturn(
                aResponse()
                    .withStatus(503)
                    .withHeader("Retry-After", "Fri, 31 Dec 2100 23:59:59 GMT")));
    UpstreamFailure failure = failure(UpstreamRequest.get("/x"));
    assertThat(failure.retryAfter().orElseThrow()).isGreaterThan(Duration.ofDays(365));
    assertThat(calls()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"error\":{\"code\":\"C\",\"message\":\"why\"}}",
        "{\"status\":\"error\",\"error\":{\"code\":\"C\",\"message\":\"why\"},\"meta\":{}}",
        "{\"detail\":{\"error\":\"C\",\"message\":\"why\"}}",
        "{\"code\":\"C\",\"message\":\"why\"}"
      })
  void errorsAreReadFromEveryEnvelope(String body) {
    RUDE.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(400).withBody(body)));
    UpstreamFailure failure = failure(UpstreamRequest.get("/x"));
    assertThat(failure.message()).isEqualTo("why");
    assertThat(failure.code()).contains("C");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"data\":[{\"id\":\"a\"}]}",
        "{\"data\":{\"items\":[{\"id\":\"a\"}]}}",
        "{\"data\":{\"things\":[{\"id\":\"a\"}],\"next_cursor\":null}}",
        "{\"object\":\"list\",\"data\":[{\"id\":\"a\"}]}",
        "{\"status\":\"ok\",\"data\":[{\"id\":\"a\"}],\"has_more\":false,\"next_cursor\":\"x\"}",
        "[{\"id\":\"a\"}]"
      })
  void listsAreReadFromEveryEnvelope(String body) {
    RUDE.stubFor(get(anyUrl()).willReturn(okJson(body)));
    UpstreamResult<List<JsonObject>> items =
        PagedList.readAll(client, call(Duration.ofSeconds(5)), "/list", "things");
    assertThat(items.answer().orElseThrow())
        .extracting(item -> item.text("id"))
        .containsExactly("a");
    assertThat(calls()).isEqualTo(1);
  }

  @Test
  void pagesAreReadToTheEndAndACursorThatRepeatsIsAnError() {
    RUDE.stubFor(
        get(anyUrl())
            .inScenario("pages")
            .whenScenarioStateIs(Scenario.STARTED)
            .willReturn(okJson("{\"data\":[{\"id\":\"a\"}],\"next_cursor\":\"c 1&\"}"))
            .willSetStateTo("second"));
    RUDE.stubFor(
        get(anyUrl())
            .inScenario("pages")
            .whenScenarioStateIs("second")
            .willReturn(okJson("{\"data\":[{\"id\":\"b\"}],\"next_cursor\":\"c 1&\"}")));
    UpstreamResult<List<JsonObject>> items =
        PagedList.readAll(client, call(Duration.ofSeconds(5)), "/list", "things");
    assertThat(items.failure().orElseThrow().message())
        .isEqualTo("a list answer repeats its cursor");
    assertThat(RUDE.findAll(anyRequestedFor(anyUrl())).get(1).queryParameter("cursor").firstValue())
        .isEqualTo("c 1&");
  }

  @Test
  void theDeadlineIsNeverExceededByRepeating() {
    RUDE.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(200).withFixedDelay(5000)));
    UpstreamResult<UpstreamReply> result =
        client.send(call(Duration.ofMillis(700)), UpstreamRequest.get("/x"));
    assertThat(result.failure().orElseThrow().kind()).isIn(Kind.TIMED_OUT, Kind.UNREACHABLE);
    assertThat(calls()).isLessThanOrEqualTo(2);
  }

  @Test
  void aServiceThatFailsTooOftenIsLeftAlone() {
    RUDE.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(500)));
    for (int i = 0; i < 20; i++) {
      failure(UpstreamRequest.postOnce("/x", JsonObject.EMPTY));
    }
    int before = calls();
    UpstreamFailure failure =
        client
            .send(call(Duration.ofSeconds(1)), UpstreamRequest.postOnce("/x", JsonObject.EMPTY))
            .failure()
            .orElseThrow();
    assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
    assertThat(failure.message()).contains("circuit breaker");
    assertThat(failure.retryAfter()).isPresent();
    assertThat(calls()).isEqualTo(before);
  }
}
