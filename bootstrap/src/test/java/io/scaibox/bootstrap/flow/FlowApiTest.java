package io.scaibox.bootstrap.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaibox.bootstrap.box.Box;
import io.scaibox.bootstrap.box.Flows;
import io.scaibox.bootstrap.box.Reply;
import io.scaibox.domain.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Flows over REST (reference/scaiflow.md 3). */
class FlowApiTest {

  private static final Box BOX = Box.start();

  @AfterAll
  static void stop() {
    BOX.close();
  }

  @Test
  void createAnswers201WithTheDetail() {
    JsonObject content = Flows.simple("First");
    Reply reply =
        BOX.api()
            .postJson(
                "/v1/flows",
                "{\"name\":\"First\",\"description\":\"d\",\"content\":"
                    + io.scaibox.json.JsonWriter.write(content)
                    + "}");
    assertThat(reply.status()).isEqualTo(201);
    assertThat(reply.text("id")).startsWith("flow_");
    assertThat(reply.text("owner_id")).isEqualTo("usr_dev");
    assertThat(reply.text("tenant_id")).isEqualTo("dev");
    assertThat(reply.text("description")).isEqualTo("d");
    assertThat(reply.body().object("content")).isEqualTo(content);
    assertThat(reply.headers().firstValue("ETag")).isPresent();
  }

  @Test
  void bothPrefixesAnswer() {
    String flow = BOX.api().save(Flows.simple("Prefixed"));
    assertThat(BOX.api().get("/api/v1/flows/" + flow).text())
        .isEqualTo(BOX.api().get("/v1/flows/" + flow).text());
  }

  @Test
  void theServersVersionStandsInTheContent() {
    JsonObject content = Flows.simple("Versioned").without("version");
    String flow = BOX.api().save(content);
    Reply read = BOX.api().get("/v1/flows/" + flow);
    assertThat(read.text("version")).isEqualTo("1.0.0");
    assertThat(read.body().object("content").text("version")).isEqualTo("1.0.0");
    Reply changed = BOX.api().change(flow, Flows.simple("Versioned", "new goal"));
    assertThat(changed.text("version")).isEqualTo("1.0.1");
    assertThat(changed.body().object("content").text("version")).isEqualTo("1.0.1");
  }

  @Test
  void metadataAndEqualContentBumpNoVersion() {
    JsonObject content = Flows.simple("Steady");
    String flow = BOX.api().save(content);
    Reply renamed = BOX.api().putJson("/v1/flows/" + flow, "{\"name\":\"Renamed\"}");
    assertThat(renamed.text("name")).isEqualTo("Renamed");
    assertThat(renamed.text("version")).isEqualTo("1.0.0");
    assertThat(BOX.api().change(flow, content).text("version")).isEqualTo("1.0.0");
  }

  @Test
  void oldVersionsStayReadable() {
    JsonObject first = Flows.simple("Old", "first goal");
    String flow = BOX.api().save(first);
    BOX.api().change(flow, Flows.simple("Old", "second goal"));
    Reply list = BOX.api().get("/v1/flows/" + flow + "/versions");
    assertThat(list.body().array("items").objects())
        .extracting(item -> item.text("version"))
        .containsExactly("1.0.1", "1.0.0");
    Reply old = BOX.api().get("/v1/flows/" + flow + "/versions/1.0.0");
    assertThat(old.body().object("content")).isEqualTo(first);
    assertThat(BOX.api().get("/v1/flows/" + flow + "/versions/9.9.9").status()).isEqualTo(404);
  }

  @Test
  void aDeletedFlowReadsAsUnknown() {
    String flow = BOX.api().save(Flows.simple("Deleted"));
    assertThat(BOX.api().delete("/v1/flows/" + flow).status()).isEqualTo(204);
    for (String path : List.of("", "/versions", "/deployments")) {
      Reply reply = BOX.api().get("/v1/flows/" + flow + path);
      assertThat(reply.status()).isEqualTo(404);
      assertThat(reply.error()).isEqualTo("not_found");
    }
    assertThat(BOX.api().deploy(flow).status()).isEqualTo(404);
    assertThat(BOX.api().delete("/v1/flows/" + flow).status()).isEqualTo(404);
    assertThat(BOX.api().get("/v1/flows?search=Deleted").body().array("items").items()).isEmpty();
  }

  @Test
  void aStaleIfMatchIsRefusedAndAWeakOneToo() {
    String flow = BOX.api().save(Flows.simple("Matched"));
    String etag = BOX.api().get("/v1/flows/" + flow).headers().firstValue("ETag").orElseThrow();
    assertThat(BOX.api().get("/v1/flows/" + flow, "If-None-Match", etag).status()).isEqualTo(304);
    assertThat(
            BOX.api()
                .putJson("/v1/flows/" + flow, "{\"name\":\"A\"}", "If-Match", "W/" + etag)
                .status())
        .isEqualTo(412);
    assertThat(
            BOX.api().putJson("/v1/flows/" + flow, "{\"name\":\"A\"}", "If-Match", etag).status())
        .isEqualTo(200);
    Reply stale = BOX.api().putJson("/v1/flows/" + flow, "{\"name\":\"B\"}", "If-Match", etag);
    assertThat(stale.status()).isEqualTo(412);
    assertThat(stale.error()).isEqualTo("version_conflict");
    assertThat(BOX.api().delete("/v1/flows/" + flow, "If-Match", etag).status()).isEqualTo(412);
    assertThat(BOX.api().delete("/v1/flows/" + flow, "If-Match", "*").status()).isEqualTo(204);
  }

  @Test
  void listPagesThroughEverythingOnceWithAnOpaqueCursor() {
    List<String> saved = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      saved.add(0, BOX.api().save(Flows.simple("Paged 100% _" + i)));
    }
    List<String> listed = new ArrayList<>();
    String cursor = "";
    do {
      Reply page = BOX.api().get("/v1/flows?search=paged%20100%25%20_&limit=3" + cursor);
      assertThat(Reply.number(page.body(), "total")).isEqualTo(7);
      page.body().array("items").objects().forEach(item -> listed.add(item.text("id")));
      String next = page.body().text("next_cursor");
      cursor = next == null ? "" : "&cursor=" + next;
    } while (!cursor.isEmpty());
    assertThat(listed).isEqualTo(saved);
  }

  @Test
  void searchTakesWildcardsLiterally() {
    BOX.api().save(Flows.simple("Plain name"));
    assertThat(Reply.number(BOX.api().get("/v1/flows?search=Pl%25me").body(), "total")).isZero();
    assertThat(Reply.number(BOX.api().get("/v1/flows?search=PLAIN").body(), "total")).isEqualTo(1);
  }

  @Test
  void tenantsNeverSeeEachOther(@TempDir Path shared) {
    String flow;
    try (Box acme = Box.start("SCAIFLOW_DATA_DIR", shared.toString(), "SCAIFLOW_DEV_TENANT", "a")) {
      flow = acme.api().save(Flows.simple("Private"));
      assertThat(acme.api().deploy(flow).status()).isEqualTo(200);
    }
    try (Box other =
        Box.start("SCAIFLOW_DATA_DIR", shared.toString(), "SCAIFLOW_DEV_TENANT", "b")) {
      String path = "/v1/flows/" + flow;
      assertThat(other.api().get(path).status()).isEqualTo(404);
      assertThat(other.api().get(path + "/versions").status()).isEqualTo(404);
      assertThat(other.api().get(path + "/versions/1.0.0").status()).isEqualTo(404);
      assertThat(other.api().get(path + "/deployments").status()).isEqualTo(404);
      assertThat(other.api().putJson(path, "{\"name\":\"Mine\"}").status()).isEqualTo(404);
      assertThat(other.api().delete(path).status()).isEqualTo(404);
      assertThat(other.api().deploy(flow).status()).isEqualTo(404);
      assertThat(other.api().post(path + "/publish").status()).isEqualTo(404);
      assertThat(Reply.number(other.api().get("/v1/flows").body(), "total")).isZero();
    }
  }

  @Test
  void headAnswersLikeGetWithoutABody() {
    String flow = BOX.api().save(Flows.simple("Head"));
    String etag = BOX.api().get("/v1/flows/" + flow).headers().firstValue("ETag").orElseThrow();
    Reply head =
        BOX.api()
            .send("HEAD", "/v1/flows/" + flow, java.net.http.HttpRequest.BodyPublishers.noBody());
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.text()).isEmpty();
    assertThat(head.headers().firstValue("ETag")).hasValue(etag);
  }
}
