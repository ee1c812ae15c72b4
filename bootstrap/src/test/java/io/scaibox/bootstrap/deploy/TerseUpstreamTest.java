package io.scaibox.bootstrap.deploy;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.scaibox.bootstrap.box.Box;
import io.scaibox.bootstrap.box.Flows;
import io.scaibox.bootstrap.box.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Upstreams that answer less, or in other envelopes, than the emulator does. */
class TerseUpstreamTest {

  private static final String CORES = "/v1/modules/scaicore/cores";
  private static final String SCOPES = "/v1/modules/scaiqueue/scopes";

  private final WireMockServer grid =
      new WireMockServer(WireMockConfiguration.options().dynamicPort());
  private Box box;

  @BeforeEach
  void start() {
    grid.start();
    box = Box.start("SCAIGRID_BASE_URL", grid.baseUrl());
  }

  @AfterEach
  void stop() {
    box.close();
    grid.stop();
  }

  private void answer(MappingBuilder call, int status, String json) {
    grid.stubFor(call.willReturn(aResponse().withStatus(status).withBody(json)));
  }

  @Test
  void idsAloneAreEnough() {
    answer(post(urlPathEqualTo(CORES)), 201, "{\"data\":{\"id\":\"c1\"}}");
    answer(put(urlPathEqualTo(CORES + "/c1")), 204, "");
    answer(post(urlPathEqualTo(CORES + "/c1/publish")), 200, "{\"data\":{}}");
    answer(post(urlPathEqualTo(CORES + "/c1/sync")), 204, "");
    answer(post(urlPathEqualTo(CORES + "/c1/unpublish")), 204, "");
    answer(get(urlPathEqualTo(CORES + "/c1")), 200, "{\"data\":{\"id\":\"c1\"}}");
    String flow = box.api().save(Flows.published("Terse"));
    assertThat(box.api().deploy(flow).text("published_slug")).isEqualTo("scaicore/dev/terse");
    assertThat(box.api().deploy(flow).text("status")).isEqualTo("unchanged");
    box.api().change(flow, Flows.published("Terse", "Other"));
    Reply updated = box.api().deploy(flow);
    assertThat(updated.text("status")).isEqualTo("updated");
    assertThat(updated.text("published_slug")).isEqualTo("scaicore/dev/terse");
    box.api().change(flow, Flows.simple("Terse", "Third"));
    assertThat(box.api().deploy(flow).text()).contains("\"unpublished\":true");
  }

  @Test
  void idsAndSlugsOfAbsurdLengthAreNoAnswer() {
    answer(get(urlPathEqualTo(CORES)), 200, "{\"data\":[]}");
    answer(post(urlPathEqualTo(CORES)), 201, "{\"data\":{\"id\":\"" + "c".repeat(5000) + "\"}}");
    Reply reply = box.api().deploy(box.api().save(Flows.simple("Lying")));
    assertThat(reply.status()).isEqualTo(502);
    assertThat(reply.error()).isEqualTo("scaicore_create_failed");
    answer(
        post(urlPathEqualTo(CORES)),
        201,
        "{\"data\":{\"id\":\"c5\",\"slug\":\"" + "s".repeat(5000) + "\"}}");
    answer(
        post(urlPathEqualTo(CORES + "/c5/publish")),
        200,
        "{\"data\":{\"published_slug\":\"" + "p".repeat(5000) + "\"}}");
    Reply published = box.api().deploy(box.api().save(Flows.published("Long slug")));
    assertThat(published.text("published_slug")).isEqualTo("scaicore/dev/long-slug");
  }

  @Test
  void answersWithoutAnyEnvelopeAreRead() {
    answer(get(urlPathEqualTo(SCOPES)), 200, "[{\"id\":7,\"slug\":\"desk\"}]");
    answer(
        get(urlPathEqualTo(SCOPES + "/7/queues")),
        200,
        "{\"items\":[{\"slug\":\"review\",\"consumer_mode\":\"priority\",\"max_retries\":3},"
            + "{\"slug\":\"_audit\"}]}");
    answer(post(urlPathEqualTo(SCOPES + "/7/queues")), 200, "{\"id\":\"q2\",\"slug\":\"done\"}");
    answer(post(urlPathEqualTo(CORES)), 201, "{\"core_id\":\"c2\",\"slug\":\"bare\"}");
    answer(post(urlPathEqualTo(CORES + "/c2/publish")), 200, "{\"published_slug\":\"s/t/bare\"}");
    Reply reply = box.api().deploy(box.api().save(Flows.withQueues("Bare", "desk")));
    assertThat(reply.steps())
        .containsExactly("create_queue created", "create_core created", "publish_core published");
    assertThat(reply.text("core_id")).isEqualTo("c2");
    assertThat(reply.text("published_slug")).isEqualTo("s/t/bare");
  }

  @Test
  void aPublishThatIsRefusedAsDoneIsASyncAndAMissingSyncIsFine() {
    answer(post(urlPathEqualTo(CORES)), 201, "{\"data\":{\"id\":\"c3\"}}");
    answer(
        post(urlPathEqualTo(CORES + "/c3/publish")),
        400,
        "{\"error\":{\"code\":\"VALIDATION_ERROR\","
            + "\"message\":\"Core is already published as a model\"}}");
    answer(post(urlPathEqualTo(CORES + "/c3/sync")), 404, "{\"detail\":\"Not Found\"}");
    grid.stubFor(
        get(urlPathEqualTo(CORES + "/c3"))
            .willReturn(
                okJson(
                    "{\"data\":{\"id\":\"c3\",\"metadata\":{\"published\":true,"
                        + "\"published_slug\":\"scaicore/x/y\"}}}")));
    Reply reply = box.api().deploy(box.api().save(Flows.published("Done before")));
    assertThat(reply.steps()).containsExactly("create_core created", "publish_core synced");
    assertThat(reply.text("published_slug")).isEqualTo("scaicore/x/y");
  }

  @Test
  void aLostCoreIsFoundThroughItsDetailWhenListsTellNoSource() {
    String flow = box.api().save(Flows.simple("Found again"));
    answer(post(urlPathEqualTo(CORES)), 409, "{\"error\":{\"code\":\"SLUG_CONFLICT\"}}");
    answer(
        get(urlPathEqualTo(CORES)),
        200,
        "{\"data\":{\"cores\":[{\"id\":\"c9\",\"slug\":\"other\"},"
            + "{\"id\":\"c4\",\"slug\":\"found-again\"}]}}");
    answer(
        get(urlPathEqualTo(CORES + "/c4")),
        200,
        "{\"data\":{\"id\":\"c4\",\"source\":{\"core\":{\"scaiflow_meta\":{\"source_id\":\""
            + flow
            + "\"}}}}}");
    answer(put(urlPathEqualTo(CORES + "/c4")), 200, "{\"data\":{\"id\":\"c4\"}}");
    Reply reply = box.api().deploy(flow);
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    assertThat(reply.text("core_id")).isEqualTo("c4");
  }
}
