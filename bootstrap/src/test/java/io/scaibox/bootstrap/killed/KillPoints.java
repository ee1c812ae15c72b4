package io.scaibox.bootstrap.killed;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaibox.bootstrap.box.Api;
import io.scaibox.bootstrap.box.Flows;
import io.scaibox.bootstrap.box.Grid;
import io.scaibox.bootstrap.box.Reply;
import io.scaibox.domain.json.JsonObject;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;

/** The points of a deploy at which a process may die, and how tests bring one to them. */
final class KillPoints {

  /** Upstream calls that never arrive, and those that arrive but are never answered. */
  static final List<String> SILENCES = List.of("silence", "silence_after");

  private KillPoints() {}

  /**
   * The calls of the deploy of a published flow with two queues, each as method, part of its path,
   * and how many calls like it pass first.
   */
  static List<String> upstreamCalls(boolean update) {
    return update
        ? List.of("GET /scopes 0", "GET /queues 0", "PUT /cores 0", "POST /sync 0")
        : List.of(
            "GET /scopes 0",
            "POST /scopes 0",
            "POST /queues 0",
            "POST /queues 1",
            "POST /cores 0",
            "POST /publish 0");
  }

  /** Orders the silence of one call, or with the kind {@code delay} a late answer. */
  static void silence(Grid grid, String call, String kind) {
    String[] parts = call.split(" ");
    grid.fault(
        "{\"kind\":\"%s\",\"method\":\"%s\",\"path\":\"%s\",\"skip\":%s,\"delay_ms\":1500}"
            .formatted(kind, parts[0], parts[1], parts[2]));
  }

  /** Waits until a process is inside the call whose silence or delay was ordered. */
  static void awaitSilence(Grid grid, String call, String kind) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(10))
        .until(() -> grid.call("GET", "/_emulator/faults", "").array("data").items().isEmpty());
    if (kind.equals("silence_after") && call.startsWith("POST /cores")) {
      Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> !grid.cores().isEmpty());
    }
  }

  /** Waits until the journal write with this number is reached. */
  static void awaitWrite(Path count, int at) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(10))
        .until(() -> Files.exists(count) && Files.readAllLines(count).size() >= at);
  }

  /** Saves the flow and, for an update, deploys it once and changes it. */
  static String prepare(Api api, boolean update) {
    String flow = api.save(Flows.withQueues("Survivor", "desk"));
    if (update) {
      assertThat(api.deploy(flow).status()).isEqualTo(200);
      api.change(flow, Flows.withQueues("Survivor", "desk", "Another goal"));
    }
    return flow;
  }

  /** Asserts that upstream has one Core, the one of the answer, and each queue once. */
  static void assertOneOfEach(Grid grid, Reply reply, boolean update, String point) {
    assertThat(reply.status()).as(point + ": " + reply.text()).isEqualTo(200);
    assertThat(reply.text("published_slug")).as(point).endsWith("/survivor");
    List<JsonObject> cores = grid.cores();
    assertThat(cores).as(point).hasSize(1);
    assertThat(cores.get(0).text("id")).as(point).isEqualTo(reply.text("core_id"));
    assertThat(cores.get(0).object("source").toString())
        .as(point)
        .contains(update ? "Another goal" : "Answer kindly");
    assertThat(grid.queues("desk")).as(point).containsExactlyInAnyOrder("review", "done");
  }

  /** The connection of a killed server breaks: that is what the client sees, and no failure. */
  static Reply quietly(Callable<Reply> work) throws Exception {
    try {
      return work.call();
    } catch (UncheckedIOException e) {
      return new Reply(0, null, "", JsonObject.EMPTY);
    }
  }
}
