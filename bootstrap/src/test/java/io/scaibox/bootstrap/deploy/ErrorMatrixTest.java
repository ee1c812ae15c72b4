package io.scaibox.bootstrap.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaibox.bootstrap.box.Box;
import io.scaibox.bootstrap.box.Flows;
import io.scaibox.bootstrap.box.Reply;
import io.scaibox.domain.json.JsonBoolean;
import io.scaibox.domain.json.JsonNull;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.json.JsonWriter;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every row of the error matrix (reference/scaiflow.md 15) from its real cause. */
class ErrorMatrixTest {

  private static final Box BOX = Box.start();
  private static final String VIEWER = "sgk_EXAMPLEVIEWEREXAMPLEVIEWEREXAMPLE001";

  @AfterAll
  static void stop() {
    BOX.close();
  }

  @BeforeEach
  void emptyGrid() {
    BOX.grid().call("POST", "/_emulator/reset", "");
    BOX.api().delete("/v1/tenants/me/scaigrid_credentials");
  }

  private static void useKey(String key) {
    Reply reply =
        BOX.api().postJson("/v1/tenants/me/scaigrid_credentials", "{\"api_key\":\"" + key + "\"}");
    assertThat(reply.status()).isEqualTo(204);
  }

  @Test
  void compileErrorNamesAllProblemsAndTouchesNothing() {
    JsonObject broken =
        Flows.read(
            JsonWriter.write(Flows.simple("Broken"))
                .replace("\"llm_role\":\"primary\"", "\"llm_role\":\"fastt\"")
                .replace("\"port\":\"out_request\"", "\"port\":\"nowhere\""));
    Reply reply = BOX.api().deploy(BOX.api().save(broken));
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.error()).isEqualTo("compile_error");
    assertThat(reply.detail().array("diagnostics").objects())
        .filteredOn(diagnostic -> "error".equals(diagnostic.text("severity")))
        .extracting(diagnostic -> diagnostic.text("message"))
        .containsExactly(
            "llm_role validation failed: node 'node_say': llm_role='fastt' is not declared",
            "edge 'edge_1': source node 'node_in' has no output port 'nowhere'");
    assertThat(reply.detail().array("errors").strings()).hasSize(2);
    assertThat(reply.detail().text("doc")).isEqualTo("/docs/errors/compile_error");
    assertThat(reply.detail().get("retryable")).isEqualTo(JsonBoolean.FALSE);
    assertThat(BOX.grid().calls()).isEmpty();
  }

  @Test
  void missingCredentialsNamesTheTenant() {
    try (Box box = Box.start("SCAIGRID_API_KEY", "", "SCAIFLOW_DEV_TENANT", "acme")) {
      Reply reply = box.api().deploy(box.api().save(Flows.simple("No key")));
      assertThat(reply.status()).isEqualTo(412);
      assertThat(reply.error()).isEqualTo("missing_scaigrid_credentials");
      assertThat(reply.detail().text("message"))
          .isEqualTo("no ScaiGrid credentials for tenant 'acme'");
      assertThat(reply.detail().text("fix"))
          .isEqualTo(
              "Sign in with ScaiKey, or set this tenant's API key via POST"
                  + " /v1/tenants/me/scaigrid_credentials.");
      assertThat(box.grid().calls()).isEmpty();
    }
  }

  @Test
  void missingBaseUrlIsSaid() {
    try (Box box = Box.start("SCAIGRID_BASE_URL", "")) {
      Reply reply = box.api().deploy(box.api().save(Flows.simple("Nowhere")));
      assertThat(reply.status()).isEqualTo(412);
      assertThat(reply.error()).isEqualTo("missing_scaigrid_base_url");
    }
  }

  @Test
  void scaiqueueAuthNamesThePermission() {
    BOX.grid().key(VIEWER, "scaicore:view", "scaicore:manage", "scaiqueue:view");
    useKey(VIEWER);
    Reply reply = BOX.api().deploy(BOX.api().save(Flows.withQueues("Denied", "desk")));
    assertThat(reply.status()).isEqualTo(502);
    assertThat(reply.error()).isEqualTo("scaiqueue_auth");
    assertThat(reply.detail().text("message"))
        .isEqualTo("permission_denied: need scaiqueue:manage");
    assertThat(reply.detail().text("fix"))
        .isEqualTo("Caller needs scaiqueue:manage to provision missing scopes/queues.");
    assertThat(reply.detail().object("upstream").text("code")).isEqualTo("AUTHZ_PERMISSION_DENIED");
    assertThat(reply.detail().object("upstream").text("request_id")).startsWith("req_");
    assertThat(reply.detail().text("stage")).isEqualTo("provision");
    assertThat(BOX.grid().cores()).isEmpty();
  }

  @Test
  void scaiqueueAuthOnTheFirstListNamesTheViewPermission() {
    BOX.grid().key(VIEWER, "scaicore:manage");
    useKey(VIEWER);
    Reply reply = BOX.api().deploy(BOX.api().save(Flows.withQueues("Blind", "desk")));
    assertThat(reply.error()).isEqualTo("scaiqueue_auth");
    assertThat(reply.detail().text("message")).isEqualTo("permission_denied: need scaiqueue:view");
  }

  @Test
  void aDisabledModuleIsNoMatterOfPermissions() {
    BOX.grid().answer("GET", "/scopes", 403, "MODULE_NOT_ENABLED", 1);
    Reply reply = BOX.api().deploy(BOX.api().save(Flows.withQueues("Disabled", "desk")));
    assertThat(reply.error()).isEqualTo("scaiqueue_provision_failed");
    assertThat(reply.detail().text("message")).isEqualTo("because of MODULE_NOT_ENABLED");
  }

  @Test
  void aQueueWithAnotherConfigurationAbortsWithBothValues() {
    BOX.grid().makeQueue("desk", "{\"slug\":\"review\",\"ordering\":\"fifo\",\"max_retries\":9}");
    Reply reply = BOX.api().deploy(BOX.api().save(Flows.withQueues("Other config", "desk")));
    assertThat(reply.status()).isEqualTo(502);
    assertThat(reply.error()).isEqualTo("scaiqueue_provision_failed");
    assertThat(reply.detail().text("scope")).isEqualTo("desk");
    assertThat(reply.detail().text("queue")).isEqualTo("review");
    assertThat(reply.detail().text("message"))
        .isEqualTo(
            "queue 'review' exists with consumer_mode fifo (declared: priority), max_retries 9"
                + " (declared: 3)");
    assertThat(reply.detail().array("mismatches").items()).hasSize(2);
    assertThat(BOX.grid().cores()).isEmpty();
    assertThat(BOX.grid().queues("desk")).containsExactly("review");
  }

  @Test
  void aRaceForTheScopeIsWonByListingAgain() {
    BOX.grid()
        .makeQueue("desk", "{\"slug\":\"review\",\"ordering\":\"priority\",\"max_retries\":3}");
    BOX.grid().fault("empty_list", "GET", "/scopes");
    Reply reply = BOX.api().deploy(BOX.api().save(Flows.withQueues("Raced", "desk")));
    assertThat(reply.steps())
        .containsExactly(
            "create_scope found",
            "create_queue created",
            "create_core created",
            "publish_core published");
  }

  @Test
  void aRaceForAQueueWithAnotherConfigurationAborts() {
    BOX.grid().makeQueue("desk", "{\"slug\":\"review\",\"max_retries\":7}");
    BOX.grid().fault("empty_list", "GET", "/queues");
    Reply reply = BOX.api().deploy(BOX.api().save(Flows.withQueues("Raced too", "desk")));
    assertThat(reply.error()).isEqualTo("scaiqueue_provision_failed");
    assertThat(reply.detail().text("queue")).isEqualTo("review");
  }

  @Test
  void aFailingSecondListAborts() {
    BOX.grid().makeQueue("desk", "{\"slug\":\"review\"}");
    BOX.grid().fault("empty_list", "GET", "/scopes");
    BOX.grid()
        .fault(
            "{\"kind\":\"status\",\"method\":\"GET\",\"path\":\"/scopes\",\"skip\":0,\"times\":9,"
                + "\"status\":500,\"message\":\"list broke\"}");
    Reply reply = BOX.api().deploy(BOX.api().save(Flows.withQueues("Second list", "desk")));
    assertThat(reply.error()).isEqualTo("scaiqueue_provision_failed");
    assertThat(reply.detail().text("message")).isEqualTo("list broke");
    assertThat(reply.detail().get("retryable")).isEqualTo(JsonBoolean.TRUE);
    assertThat(BOX.grid().cores()).isEmpty();
    BOX.grid().noFaults();
  }

  @Test
  void anArchivedScopeAbortsAndAPausedOneWarns() {
    BOX.grid()
        .makeQueue("desk", "{\"slug\":\"review\",\"ordering\":\"priority\",\"max_retries\":3}");
    BOX.grid().changeScope("desk", "archive");
    String flow = BOX.api().save(Flows.withQueues("Stopped", "desk"));
    Reply archived = BOX.api().deploy(flow);
    assertThat(archived.error()).isEqualTo("scaiqueue_provision_failed");
    assertThat(archived.detail().text("message")).isEqualTo("scope 'desk' is archived");
    BOX.grid().changeScope("desk", "pause");
    Reply paused = BOX.api().deploy(flow);
    assertThat(paused.status()).isEqualTo(200);
    assertThat(paused.body().array("warnings").strings())
        .contains("scope 'desk' is paused: it takes no messages");
  }

  @Test
  void createFailedCopiesTheVerifiersWordsAndStatus() {
    BOX.grid()
        .fault(
            "{\"kind\":\"status\",\"method\":\"POST\",\"path\":\"/cores\",\"status\":400,"
                + "\"code\":\"VALIDATION_ERROR\",\"message\":\"verifier error: plugin call"
                + " 'x.y': missing required arg 'z'\"}");
    Reply reply = BOX.api().deploy(BOX.api().save(Flows.simple("Rejected")));
    assertThat(reply.status()).isEqualTo(502);
    assertThat(reply.error()).isEqualTo("scaicore_create_failed");
    assertThat(reply.detail().text("message"))
        .isEqualTo("verifier error: plugin call 'x.y': missing required arg 'z'");
    assertThat(Reply.number(reply.detail(), "status")).isEqualTo(400);
    assertThat(reply.detail().get("retryable")).isEqualTo(JsonBoolean.FALSE);
  }

  @Test
  void createFailedFor401And403NamesTheRemedy() {
    BOX.grid().answer("POST", "/cores", 401, "AUTH_TOKEN_INVALID", 1);
    Reply unauthenticated = BOX.api().deploy(BOX.api().save(Flows.simple("Unknown key")));
    assertThat(Reply.number(unauthenticated.detail(), "status")).isEqualTo(401);
    assertThat(unauthenticated.detail().text("fix")).contains("scaigrid_credentials");
    BOX.grid().key(VIEWER, "scaicore:view");
    useKey(VIEWER);
    Reply denied = BOX.api().deploy(BOX.api().save(Flows.simple("Denied core")));
    assertThat(denied.error()).isEqualTo("scaicore_create_failed");
    assertThat(Reply.number(denied.detail(), "status")).isEqualTo(403);
    assertThat(denied.detail().text("fix")).contains("scaicore:manage");
  }

  @Test
  void aSlugOfSomebodyElsesCoreIsNotTakenOver() {
    BOX.grid().call("POST", "/v1/modules/scaicore/cores", "{\"name\":\"Taken\"}");
    Reply reply = BOX.api().deploy(BOX.api().save(Flows.simple("Taken")));
    assertThat(reply.error()).isEqualTo("scaicore_create_failed");
    assertThat(Reply.number(reply.detail(), "status")).isEqualTo(409);
    assertThat(reply.detail().text("message"))
        .isEqualTo("slug 'taken' belongs to a Core of another source");
    assertThat(reply.detail().text("fix")).contains("core_identity.name");
  }

  @Test
  void aRefusedConnectionHasNoStatus() {
    try (Box box = Box.start("SCAIGRID_BASE_URL", "http://127.0.0.1:1")) {
      Reply reply = box.api().deploy(box.api().save(Flows.simple("Refused")));
      assertThat(reply.status()).isEqualTo(502);
      assertThat(reply.error()).isEqualTo("scaicore_create_failed");
      assertThat(reply.detail().get("status")).isEqualTo(JsonNull.NULL);
      assertThat(reply.detail().text("message")).contains("could not be reached");
      assertThat(reply.detail().get("retryable")).isEqualTo(JsonBoolean.TRUE);
      assertThat(reply.headers().firstValue("Retry-After")).isPresent();
    }
  }

  @Test
  void publishFailedKeepsTheCoreAndIsRetriedUntilItSucceeds() {
    try (Box box = Box.start(Box.RESUMING, "1")) {
      box.grid().answer("POST", "/publish", 403, "AUTHZ_PERMISSION_DENIED", 1);
      String flow = box.api().save(Flows.published("Pending"));
      Reply reply = box.api().deploy(flow);
      assertThat(reply.status()).isEqualTo(502);
      assertThat(reply.error()).isEqualTo("scaicore_publish_failed");
      String core = String.valueOf(reply.detail().text("core_id"));
      assertThat(box.grid().cores()).extracting(found -> found.text("id")).containsExactly(core);
      assertThat(reply.detail().array("completed").objects())
          .extracting(step -> step.text("name"))
          .containsExactly("create_core");
      assertThat(box.api().newestDeployment(flow).text("status")).isEqualTo("publish_pending");
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(
              () -> {
                JsonObject deployment = box.api().newestDeployment(flow);
                assertThat(deployment.text("status")).isEqualTo("deployed");
                assertThat(deployment.text("published_slug")).isEqualTo("scaicore/dev/pending");
              });
    }
  }

  @Test
  void aLaterDeploySupersedesAPendingPublication() {
    BOX.grid().answer("POST", "/publish", 403, "AUTHZ_PERMISSION_DENIED", 1);
    String flow = BOX.api().save(Flows.published("Superseded"));
    assertThat(BOX.api().deploy(flow).error()).isEqualTo("scaicore_publish_failed");
    BOX.api().change(flow, Flows.published("Superseded", "Another goal"));
    assertThat(BOX.api().deploy(flow).status()).isEqualTo(200);
    assertThat(
            BOX.api()
                .get("/v1/flows/" + flow + "/deployments")
                .body()
                .array("items")
                .objects()
                .map(item -> item.text("status")))
        .containsExactly("deployed", "superseded");
  }

  @Test
  void silenceBeforeActingIsAnUnknownOutcomeAndTheNextDeployLooks() {
    BOX.grid().fault("silence", "POST", "/cores");
    String flow = BOX.api().save(Flows.simple("Silent"));
    Reply reply = BOX.api().deploy(flow);
    assertThat(reply.status()).isEqualTo(504);
    assertThat(reply.error()).isEqualTo("upstream_outcome_unknown");
    assertThat(reply.detail().text("call")).isEqualTo("creating Core 'silent'");
    assertThat(BOX.api().newestDeployment(flow).text("status")).isEqualTo("outcome_unknown");
    BOX.grid().forgetCalls();
    assertThat(BOX.api().deploy(flow).text("status")).isEqualTo("created");
    assertThat(BOX.grid().calls()).containsExactly("GET /cores 200", "POST /cores 201");
  }

  @Test
  void aSecondDeployIsToldWhoDeploysSinceWhen() throws Exception {
    String flow = BOX.api().save(Flows.simple("Busy"));
    BOX.grid()
        .fault("{\"kind\":\"delay\",\"method\":\"POST\",\"path\":\"/cores\",\"delay_ms\":1500}");
    Thread first = new Thread(() -> BOX.api().deploy(flow));
    first.start();
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .until(
            () ->
                BOX.api().get("/v1/flows/" + flow + "/deployments").text().contains("\"running\""));
    Reply reply = BOX.api().deploy(flow);
    first.join();
    assertThat(reply.status()).isEqualTo(409);
    assertThat(reply.error()).isEqualTo("deploy_in_progress");
    assertThat(reply.detail().text("by")).isEqualTo("usr_dev");
    assertThat(reply.detail().text("since")).isNotNull();
    assertThat(reply.detail().text("deployment_id"))
        .isEqualTo(BOX.api().newestDeployment(flow).text("id"));
    assertThat(reply.headers().firstValue("Retry-After")).isPresent();
  }

  @Test
  void problemJsonSaysTheSame() {
    String flow = BOX.api().save(Flows.simple("Problem"));
    Reply reply = BOX.api().get("/v1/flows/" + flow + "x", "Accept", "application/problem+json");
    assertThat(reply.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    assertThat(reply.body().text("type")).isEqualTo("/docs/errors/not_found");
    assertThat(Reply.number(reply.body(), "status")).isEqualTo(404);
    assertThat(reply.body().text("error")).isEqualTo("not_found");
  }
}
