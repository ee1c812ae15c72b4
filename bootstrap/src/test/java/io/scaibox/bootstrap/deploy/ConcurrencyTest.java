package io.scaibox.bootstrap.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaibox.bootstrap.box.Box;
import io.scaibox.bootstrap.box.Flows;
import io.scaibox.bootstrap.box.Reply;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.json.JsonWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Many clients at once: nothing doubled, nothing lost, nobody lied to. */
class ConcurrencyTest {

  private static final Box BOX = Box.start();

  @AfterAll
  static void stop() {
    BOX.close();
  }

  private static <T> List<T> atOnce(int clients, Callable<T> work) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(clients);
    try {
      List<Future<T>> futures = new ArrayList<>();
      for (int i = 0; i < clients; i++) {
        futures.add(threads.submit(work));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> future : futures) {
        results.add(future.get());
      }
      return results;
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void fiftyClientsDeployingOneFlowMakeOneCore() throws Exception {
    String flow = BOX.api().save(Flows.published("Crowded"));
    List<Reply> replies = atOnce(50, () -> BOX.api().deploy(flow));
    List<JsonObject> cores =
        BOX.grid().cores().stream().filter(core -> "crowded".equals(core.text("slug"))).toList();
    assertThat(cores).hasSize(1);
    String core = String.valueOf(cores.get(0).text("id"));
    assertThat(replies)
        .allSatisfy(
            reply -> {
              assertThat(reply.status()).isIn(200, 409);
              if (reply.status() == 200) {
                assertThat(reply.text("core_id")).isEqualTo(core);
                assertThat(reply.text("published_slug")).isEqualTo("scaicore/dev/crowded");
              } else {
                assertThat(reply.error()).isEqualTo("deploy_in_progress");
              }
            });
    assertThat(
            replies.stream().filter(r -> r.status() == 200 && r.text("status").equals("created")))
        .hasSize(1);
    assertThat(BOX.api().get("/v1/flows/" + flow + "/deployments").body().array("items").items())
        .hasSize(1);
  }

  @Test
  void eightEditorsWithIfMatchLoseNoUpdate() throws Exception {
    String flow = BOX.api().save(Flows.simple("Edited", "start"));
    List<Integer> conflicts =
        atOnce(
            8,
            () -> {
              int refused = 0;
              for (int done = 0; done < 5; ) {
                Reply read = BOX.api().get("/v1/flows/" + flow);
                String etag = read.headers().firstValue("ETag").orElseThrow();
                String text = JsonWriter.write(read.body().object("content"));
                String changed = text.replaceFirst("\"goal\":\"", "\"goal\":\"+");
                Reply written =
                    BOX.api()
                        .putJson(
                            "/v1/flows/" + flow, "{\"content\":" + changed + "}", "If-Match", etag);
                if (written.status() == 200) {
                  done++;
                } else {
                  assertThat(written.status()).isEqualTo(412);
                  assertThat(written.error()).isEqualTo("version_conflict");
                  refused++;
                }
              }
              return refused;
            });
    assertThat(conflicts).hasSize(8);
    Reply last = BOX.api().get("/v1/flows/" + flow);
    assertThat(last.text()).contains("\"goal\":\"" + "+".repeat(40) + "start\"");
    assertThat(last.text("version")).isEqualTo("1.0.40");
    assertThat(BOX.api().get("/v1/flows/" + flow + "/versions").body().array("items").items())
        .hasSize(41);
  }
}
