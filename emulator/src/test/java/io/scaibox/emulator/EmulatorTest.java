package io.scaibox.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The emulator answers as its reference documents. */
class EmulatorTest {

  private static final Emulator EMULATOR = Emulator.start(EmulatorSettings.onFreePort());
  private static final String KEY = EmulatorSettings.EXAMPLE_KEY;
  private static final String CORES = "/v1/modules/scaicore/cores";
  private static final String SCOPES = "/v1/modules/scaiqueue/scopes";

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @AfterAll
  static void stop() {
    EMULATOR.close();
  }

  @BeforeEach
  void reset() throws Exception {
    send("POST", "/_emulator/reset", "", KEY);
    send("POST", "/_emulator/rate-limit", "{\"per_minute\":0}", KEY);
  }

  private HttpResponse<String> send(String method, String path, String body, String key)
      throws IOException, InterruptedException {
    return send(method, path, body, key, "application/json");
  }

  private HttpResponse<String> send(
      String method, String path, String body, String key, String contentType)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(EMULATOR.baseUrl() + path))
            .timeout(Duration.ofSeconds(20))
            .header("Content-Type", contentType)
            .method(method, BodyPublishers.ofString(body));
    if (!key.isEmpty()) {
      request.header("Authorization", "Bearer " + key);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private String create(String name) throws Exception {
    HttpResponse<String> created = send("POST", CORES, "{\"name\":\"" + name + "\"}", KEY);
    assertThat(created.statusCode()).isEqualTo(201);
    return created.body().replaceAll(".*\"id\":\"(core_[0-9a-f]+)\".*", "$1");
  }

  @Test
  void aBearerIsNeededAndMustBeKnown() throws Exception {
    HttpResponse<String> missing = send("GET", CORES, "", "");
    assertThat(missing.statusCode()).isEqualTo(401);
    assertThat(missing.body()).contains("\"AUTH_TOKEN_MISSING\"", "\"request_id\":\"req_");
    assertThat(send("GET", "/v1/me", "", "sgk_unknown").body()).contains("AUTH_TOKEN_INVALID");
    assertThat(send("GET", "/v1/me", "", KEY).body()).contains("\"tenant_slug\":\"dev\"");
  }

  @Test
  void permissionsGoByKeyAndTenantsDoNotSeeEachOther() throws Exception {
    String core = create("Mine");
    send(
        "POST",
        "/_emulator/keys",
        "{\"key\":\"sgk_viewer\",\"permissions\":[\"scaicore:view\"]}",
        KEY);
    send("POST", "/_emulator/keys", "{\"key\":\"sgk_other\",\"tenant_slug\":\"other\"}", KEY);
    HttpResponse<String> denied = send("POST", CORES, "{\"name\":\"x\"}", "sgk_viewer");
    assertThat(denied.statusCode()).isEqualTo(403);
    assertThat(denied.body()).contains("AUTHZ_PERMISSION_DENIED", "scaicore:manage");
    assertThat(send("GET", CORES + "/" + core, "", "sgk_viewer").statusCode()).isEqualTo(200);
    assertThat(send("GET", CORES + "/" + core, "", "sgk_other").statusCode()).isEqualTo(404);
  }

  @Test
  void slugsAreUniqueInATenant() throws Exception {
    create("Expense triage");
    HttpResponse<String> taken = send("POST", CORES, "{\"name\":\"expense TRIAGE\"}", KEY);
    assertThat(taken.statusCode()).isEqualTo(409);
    assertThat(taken.body()).contains("SLUG_CONFLICT");
  }

  @Test
  void aSecondPublishIsRefusedAndSyncUpdates() throws Exception {
    String core = CORES + "/" + create("Chat");
    assertThat(send("POST", core + "/sync", "{}", KEY).statusCode()).isEqualTo(400);
    assertThat(send("POST", core + "/publish", "", KEY).body())
        .contains("\"published_slug\":\"scaicore/dev/chat\"");
    HttpResponse<String> again = send("POST", core + "/publish", "", KEY);
    assertThat(again.statusCode()).isEqualTo(400);
    assertThat(again.body()).contains("VALIDATION_ERROR", "Core is already published as a model");
    assertThat(send("POST", core + "/sync", "{}", KEY).statusCode()).isEqualTo(200);
    assertThat(send("POST", core + "/unpublish", "", KEY).body()).doesNotContain("published_slug");
  }

  @Test
  void theVerifierRejectsWhatScaiCoreWould() throws Exception {
    String manifest =
        """
        core:
          name: bad
          flows:
            - name: bad
              trigger: { type: api }
              steps:
                - %s
          plugins: [ { alias: scaidrive } ]
          scaiflow_meta: { models: [ { role: primary } ] }
        """;
    for (String[] step :
        new String[][] {
          {"teleport: {}", "outside the closed set"},
          {"{ llm_turn: x, llm_role: fast }", "llm_role 'fast' is not declared"},
          {
            "plugin_call: { alias: scaidrive, method: search, args: {} }",
            "plugin call 'scaidrive.search': missing required arg 'path'"
          },
          {"{ match: { arms: [] }, rigid: { statements: [] } }", "has the kinds match and rigid"},
          {"plugin_call: { alias: other, method: go }", "plugin 'other' is not declared"},
          {"{ match: { arms: [ { steps: [] } ] } }", "arm lacks when"},
          {"{ match: { arms: [ { else: true, steps: [ { teleport: {} } ] } ] } }", "closed set"},
          {"{ foreach: { collection: x, steps: [] } }", "foreach lacks item"},
          {"{ while: { condition: x, steps: [] } }", "while loop missing max_iterations"},
          {"{ parallel: { branches: [ {} ] } }", "branch lacks steps"},
          {"{ core_call: { target: acme } }", "no core:// address"},
          {"{ rigid: { statements: [ { kind: goto } ] } }", "statement kind 'goto' is unknown"},
          {
            "{ rigid: { statements: [ { kind: expression, expression: 'x {{now()}}' } ] } }", "E400"
          },
          {
            "{ rigid: { statements: [ { kind: assign, name: x, expression: 'llm(y)' } ] } }", "E405"
          },
          {"{ checkpoint: { type: hitl_review, queue: q } }", "checkpoint lacks scope"}
        }) {
      HttpResponse<String> rejected =
          send("POST", CORES, manifest.formatted(step[0]), KEY, "application/yaml");
      assertThat(rejected.statusCode()).isEqualTo(400);
      assertThat(rejected.body()).contains("verifier error: ", step[1]);
    }
    assertThat(
            send(
                    "POST",
                    CORES,
                    manifest.formatted("{ llm_turn: x, llm_role: primary }"),
                    KEY,
                    "text/yaml")
                .statusCode())
        .isEqualTo(201);
  }

  @Test
  void aScopeBringsItsSystemQueuesAndTakenSlugsGiveNothingAway() throws Exception {
    String scope =
        send("POST", SCOPES, "{\"slug\":\"finance\"}", KEY)
            .body()
            .replaceAll(".*?\"id\":\"([^\"]+)\".*", "$1");
    assertThat(send("GET", SCOPES + "/" + scope + "/queues", "", KEY).body())
        .contains("_dead_letter", "_events", "_audit", "_integrity", "_corrections");
    HttpResponse<String> taken = send("POST", SCOPES, "{\"slug\":\"finance\"}", KEY);
    assertThat(taken.statusCode()).isEqualTo(409);
    assertThat(taken.body()).doesNotContain(scope);
    assertThat(send("GET", SCOPES + "/nobody/queues", "", KEY).body())
        .contains("SCAIQUEUE_SCOPE_NOT_FOUND");
  }

  @Test
  void rateLimitsCarryTheirHeaders() throws Exception {
    send("POST", "/_emulator/rate-limit", "{\"per_minute\":2}", KEY);
    HttpResponse<String> first = send("GET", CORES, "", KEY);
    assertThat(first.headers().firstValue("X-Scaigrid-Ratelimit-Limit")).hasValue("2");
    assertThat(first.headers().firstValue("X-Scaigrid-Ratelimit-Remaining")).hasValue("1");
    send("GET", CORES, "", KEY);
    HttpResponse<String> limited = send("GET", CORES, "", KEY);
    assertThat(limited.statusCode()).isEqualTo(429);
    assertThat(limited.body()).contains("RATE_LIMITED");
    assertThat(limited.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(1L, 60L);
  }

  @Test
  void badControlRequestsAndCursorsAreRefused() throws Exception {
    assertThat(send("POST", "/_emulator/faults", "{\"kind\":\"sulk\"}", KEY).statusCode())
        .isEqualTo(422);
    assertThat(send("GET", CORES + "?cursor=!!", "", KEY).statusCode()).isEqualTo(422);
    assertThat(send("GET", "/health", "", "").body()).isEqualTo("{\"status\":\"ok\"}");
  }

  @Test
  void everyCallIsLoggedWithItsFault() throws Exception {
    send(
        "POST",
        "/_emulator/faults",
        "{\"kind\":\"status\",\"path\":\"/cores\",\"status\":500,\"skip\":1}",
        KEY);
    assertThat(send("GET", CORES, "", KEY).statusCode()).isEqualTo(200);
    assertThat(send("GET", CORES, "", KEY).statusCode()).isEqualTo(500);
    assertThat(send("GET", CORES, "", KEY).statusCode()).isEqualTo(200);
    assertThat(send("GET", "/_emulator/calls", "", KEY).body())
        .contains("\"fault\":\"status\"", "\"status\":500");
  }
}
