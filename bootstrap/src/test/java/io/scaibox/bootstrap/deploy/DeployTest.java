package io.scaibox.bootstrap.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaibox.bootstrap.box.Box;
import io.scaibox.bootstrap.box.Flows;
import io.scaibox.bootstrap.box.Reply;
import io.scaibox.domain.json.JsonBoolean;
import io.scaibox.domain.json.JsonNull;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.json.JsonWriter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a deploy does when all goes well, call by call. */
class DeployTest {

  private static final Box BOX = Box.start();

  @AfterAll
  static void stop() {
    BOX.close();
  }

  @BeforeEach
  void emptyGrid() {
    BOX.grid().call("POST", "/_emulator/reset", "");
  }

  @Test
  void createsACoreWithOneCall() {
    String flow = BOX.api().save(Flows.simple("One call"));
    Reply reply = BOX.api().deploy(flow);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.text("status")).isEqualTo("created");
    assertThat(reply.text("core_id")).startsWith("core_");
    assertThat(reply.text("deployment_id")).startsWith("dep_");
    assertThat(reply.text("version")).isEqualTo("1.0.0");
    assertThat(reply.body().get("published_slug")).isEqualTo(JsonNull.NULL);
    assertThat(reply.body().get("unpublished")).isEqualTo(JsonBoolean.FALSE);
    assertThat(reply.steps()).containsExactly("create_core created");
    assertThat(BOX.grid().calls()).containsExactly("POST /cores 201");
  }

  @Test
  void createsAndPublishes() {
    String flow = BOX.api().save(Flows.published("Helpful Clerk"));
    Reply reply = BOX.api().deploy(flow);
    assertThat(reply.text("published_slug")).isEqualTo("scaicore/dev/helpful-clerk");
    assertThat(BOX.grid().calls())
        .containsExactly("POST /cores 201", "POST /cores/{core}/publish 200");
  }

  @Test
  void provisionsScopeAndQueuesBeforeTheCore() {
    String flow = BOX.api().save(Flows.withQueues("With queues", "desk"));
    Reply reply = BOX.api().deploy(flow);
    assertThat(reply.steps())
        .containsExactly(
            "create_scope created",
            "create_queue created",
            "create_queue created",
            "create_core created",
            "publish_core published");
    assertThat(BOX.grid().queues("desk")).containsExactlyInAnyOrder("review", "done");
    assertThat(BOX.grid().calls().subList(0, 2))
        .containsExactly("GET /scopes 200", "POST /scopes 201");
  }

  @Test
  void makesOnlyTheQueueThatIsMissing() {
    BOX.grid()
        .makeQueue("desk", "{\"slug\":\"review\",\"ordering\":\"priority\",\"max_retries\":3}");
    Reply reply = BOX.api().deploy(BOX.api().save(Flows.withQueues("Half", "desk")));
    assertThat(reply.steps())
        .containsExactly("create_queue created", "create_core created", "publish_core published");
  }

  @Test
  void answersUnchangedAfterOneReadWhenNothingChanged() {
    String flow = BOX.api().save(Flows.withQueues("Same", "desk"));
    Reply first = BOX.api().deploy(flow);
    BOX.grid().forgetCalls();
    Reply second = BOX.api().deploy(flow);
    assertThat(second.text("status")).isEqualTo("unchanged");
    assertThat(second.text("core_id")).isEqualTo(first.text("core_id"));
    assertThat(second.text("published_slug")).isEqualTo(first.text("published_slug"));
    assertThat(second.text("deployment_id")).isEqualTo(first.text("deployment_id"));
    assertThat(BOX.grid().calls()).containsExactly("GET /cores/{core} 200");
  }

  @Test
  void movingANodeOnTheCanvasIsNoChange() {
    JsonObject content = Flows.simple("Moved");
    String flow = BOX.api().save(content);
    BOX.api().deploy(flow);
    JsonObject moved = Flows.read(JsonWriter.write(content).replace("\"x\":240", "\"x\":999"));
    assertThat(BOX.api().change(flow, moved).text("version")).isEqualTo("1.0.1");
    assertThat(BOX.api().deploy(flow).text("status")).isEqualTo("unchanged");
  }

  @Test
  void updatesTheSameCoreAndSyncsItsModel() {
    String flow = BOX.api().save(Flows.published("Growing"));
    String core = BOX.api().deploy(flow).text("core_id");
    BOX.api().change(flow, Flows.published("Growing", "Answer at length"));
    BOX.grid().forgetCalls();
    Reply reply = BOX.api().deploy(flow);
    assertThat(reply.text("status")).isEqualTo("updated");
    assertThat(reply.text("core_id")).isEqualTo(core);
    assertThat(reply.text("version")).isEqualTo("1.0.1");
    assertThat(BOX.grid().calls())
        .containsExactly("PUT /cores/{core} 200", "POST /cores/{core}/sync 200");
    assertThat(BOX.grid().cores()).hasSize(1);
  }

  @Test
  void unpublishesWhenTheFlowNoLongerWantsToBePublished() {
    String flow = BOX.api().save(Flows.published("Shy"));
    BOX.api().deploy(flow);
    BOX.api().change(flow, Flows.simple("Shy"));
    Reply reply = BOX.api().deploy(flow);
    assertThat(reply.body().get("unpublished")).isEqualTo(JsonBoolean.TRUE);
    assertThat(reply.body().get("published_slug")).isEqualTo(JsonNull.NULL);
    assertThat(BOX.grid().cores().get(0).object("metadata").has("published")).isFalse();
  }

  @Test
  void keepsThePublicationWhenAskedTo() {
    String flow = BOX.api().save(Flows.published("Kept"));
    BOX.api().deploy(flow);
    BOX.api().change(flow, Flows.simple("Kept"));
    Reply reply = BOX.api().deploy(flow, "{\"unpublish\": false}");
    assertThat(reply.body().get("unpublished")).isEqualTo(JsonBoolean.FALSE);
    assertThat(reply.text("published_slug")).isEqualTo("scaicore/dev/kept");
  }

  @Test
  void bodyOverridesTheFlowsPublishIntent() {
    String flow = BOX.api().save(Flows.simple("Overridden"));
    Reply reply =
        BOX.api()
            .deploy(
                flow, "{\"publish_as_model\": true, \"model_visibility_group_ids\": [\"mg_a\"]}");
    assertThat(reply.text("published_slug")).isEqualTo("scaicore/dev/overridden");
    assertThat(BOX.grid().cores().get(0).object("metadata").array("groups").strings())
        .containsExactly("mg_a");
  }

  @Test
  void forceSendsTheManifestAgain() {
    String flow = BOX.api().save(Flows.simple("Forced"));
    BOX.api().deploy(flow);
    assertThat(BOX.api().deploy(flow, "{\"force\": true}").text("status")).isEqualTo("updated");
  }

  @Test
  void makesTheCoreAgainWhenSomebodyDeletedIt() {
    String flow = BOX.api().save(Flows.published("Deleted"));
    String core = BOX.api().deploy(flow).text("core_id");
    BOX.grid().call("DELETE", "/v1/modules/scaicore/cores/" + core, "");
    Reply reply = BOX.api().deploy(flow);
    assertThat(reply.text("status")).isEqualTo("created");
    assertThat(reply.text("published_slug")).isEqualTo("scaicore/dev/deleted");
    assertThat(BOX.grid().cores()).hasSize(1);
  }

  @Test
  void syncsWhenSomebodyElseHadPublishedTheCore() {
    String flow = BOX.api().save(Flows.simple("By hand"));
    String core = BOX.api().deploy(flow).text("core_id");
    BOX.grid().call("POST", "/v1/modules/scaicore/cores/" + core + "/publish", "{}");
    Reply reply = BOX.api().deploy(flow, "{\"publish_as_model\": true}");
    assertThat(reply.steps()).containsExactly("publish_core synced");
    assertThat(reply.text("published_slug")).isEqualTo("scaicore/dev/by-hand");
  }

  @Test
  void publishesAndUnpublishesByHand() {
    String flow = BOX.api().save(Flows.simple("Manual"));
    BOX.api().deploy(flow);
    Reply published = BOX.api().post("/v1/flows/" + flow + "/publish");
    assertThat(published.text("published_slug")).isEqualTo("scaicore/dev/manual");
    Reply gone = BOX.api().post("/v1/flows/" + flow + "/unpublish");
    assertThat(gone.body().get("unpublished")).isEqualTo(JsonBoolean.TRUE);
    assertThat(BOX.api().post("/v1/flows/" + flow + "/unpublish").status()).isEqualTo(200);
  }

  @Test
  void publishingAFlowWithoutACoreIsRefused() {
    String flow = BOX.api().save(Flows.simple("Never"));
    Reply reply = BOX.api().post("/v1/flows/" + flow + "/publish");
    assertThat(reply.status()).isEqualTo(409);
    assertThat(reply.error()).isEqualTo("not_deployed");
  }

  @Test
  void sendsRequestIdTraceAndManifest() {
    String flow = BOX.api().save(Flows.simple("Traced"));
    BOX.api()
        .post(
            "/v1/flows/" + flow + "/deploy",
            "X-Request-ID",
            "req-of-mine",
            "traceparent",
            "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
    JsonObject call = BOX.grid().callObjects().get(0);
    assertThat(call.text("request_id")).isEqualTo("req-of-mine");
    assertThat(call.text("traceparent")).startsWith("00-0af7651916cd43dd8448eb211c80319c-");
    assertThat(call.text("body")).contains("core:\n  name: traced\n", "source_id: " + flow);
  }

  @Test
  void sendsJsonWhenTheFormatSaysSo() {
    try (Box box = Box.start("SCAIGRID_CORE_FORMAT", "json")) {
      String flow = box.api().save(Flows.published("As json"));
      box.grid().fault("garbage_after", "POST", "/cores");
      assertThat(box.api().deploy(flow).text("status")).isEqualTo("created");
      assertThat(box.grid().cores()).hasSize(1);
      assertThat(box.grid().callObjects().get(0).text("body"))
          .startsWith("{\"name\":\"as-json\",\"source\":{");
      box.api().change(flow, Flows.published("As json", "Other"));
      assertThat(box.api().deploy(flow).text("status")).isEqualTo("updated");
    }
  }

  @Test
  void speaksTheDirectWordsOfQueueModesWhenToldTo() {
    try (Box box = Box.start("SCAIQUEUE_MODE_VOCABULARY", "direct")) {
      String flow = box.api().save(Flows.withQueues("Direct", "desk"));
      assertThat(box.api().deploy(flow).status()).isEqualTo(200);
      assertThat(box.grid().callObjects())
          .anyMatch(
              call ->
                  String.valueOf(call.text("body"))
                      .contains("\"consumer_mode\":\"priority\",\"max_retries\":3"));
      assertThat(box.api().deploy(flow, "{\"force\":true}").status()).isEqualTo(200);
    }
  }

  @Test
  void listsDeploymentsNewestFirst() {
    String flow = BOX.api().save(Flows.published("History"));
    BOX.api().deploy(flow);
    BOX.api().change(flow, Flows.published("History", "Other goal"));
    BOX.api().deploy(flow);
    var items =
        BOX.api()
            .get("/v1/flows/" + flow + "/deployments")
            .body()
            .array("items")
            .objects()
            .toList();
    assertThat(items).extracting(item -> item.text("version")).containsExactly("1.0.1", "1.0.0");
    assertThat(items).allMatch(item -> "deployed".equals(item.text("status")));
    assertThat(items).allMatch(item -> "usr_dev".equals(item.text("deployed_by")));
  }
}
