package io.scaibox.bootstrap.killed;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaibox.bootstrap.box.Api;
import io.scaibox.bootstrap.box.Box;
import io.scaibox.bootstrap.box.Flows;
import io.scaibox.bootstrap.box.Grid;
import io.scaibox.bootstrap.box.Reply;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.emulator.Emulator;
import io.scaibox.emulator.EmulatorSettings;
import io.scaibox.persistence.database.TestPostgres;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Four packaged jars on one PostgreSQL, and two hundred clients who ask any of them. */
class ManyProcessesIT {

  private static final int PROCESSES = 4;
  private static final int CLIENTS = 200;
  private static final int FLOWS = 20;
  private static final int ROUNDS = 3;

  @TempDir private Path folder;

  /** One client's request and what it was told. */
  private record Told(String flow, Reply reply) {}

  @Test
  void everyFlowIsDeployedByOneAtATimeAndEveryAnswerIsTrue() throws Exception {
    String database = TestPostgres.newDatabase();
    try (Emulator emulator = Emulator.start(EmulatorSettings.onFreePort());
        Processes processes = new Processes(database, emulator)) {
      List<Api> apis = processes.apis();
      List<String> flows = new ArrayList<>();
      for (int i = 0; i < FLOWS; i++) {
        flows.add(apis.get(i % PROCESSES).save(Flows.withQueues("Crowd " + i, "desk-" + i)));
      }
      List<Told> told = new ArrayList<>();
      for (int round = 0; round < ROUNDS; round++) {
        if (round > 0) {
          for (int i = 0; i < FLOWS; i++) {
            Reply changed =
                apis.get((i + round) % PROCESSES)
                    .change(
                        flows.get(i), Flows.withQueues("Crowd " + i, "desk-" + i, "Goal " + round));
            assertThat(changed.status()).isEqualTo(200);
          }
        }
        told.addAll(crowd(apis, flows));
      }
      assertTrue(told, flows, apis, Grid.at(emulator.baseUrl()));
    }
  }

  private static List<Told> crowd(List<Api> apis, List<String> flows) throws Exception {
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    try {
      List<Future<Told>> asked = new ArrayList<>();
      for (int client = 0; client < CLIENTS; client++) {
        String flow = flows.get(client % FLOWS);
        Api api = apis.get((client / FLOWS) % PROCESSES);
        asked.add(clients.submit(() -> new Told(flow, api.deploy(flow))));
      }
      List<Told> told = new ArrayList<>();
      for (Future<Told> one : asked) {
        told.add(one.get());
      }
      return told;
    } finally {
      clients.shutdown();
    }
  }

  private static void assertTrue(List<Told> told, List<String> flows, List<Api> apis, Grid grid) {
    assertThat(told)
        .allSatisfy(
            one ->
                assertThat(
                        one.reply().status() == 200
                            || one.reply().error().equals("deploy_in_progress"))
                    .as(one.reply().toString())
                    .isTrue());
    Map<String, String> cores =
        grid.call("GET", "/v1/modules/scaicore/cores?limit=100", "")
            .object("data")
            .array("items")
            .objects()
            .collect(
                Collectors.toMap(
                    core -> String.valueOf(core.text("slug")),
                    core -> String.valueOf(core.text("id"))));
    assertThat(cores).as("one Core a flow").hasSize(FLOWS);
    for (int i = 0; i < FLOWS; i++) {
      String flow = flows.get(i);
      String core = cores.get("crowd-" + i);
      List<Reply> successes =
          told.stream()
              .filter(one -> one.flow().equals(flow) && one.reply().status() == 200)
              .map(Told::reply)
              .toList();
      assertThat(successes).allSatisfy(reply -> assertThat(reply.text("core_id")).isEqualTo(core));
      assertThat(successes.stream().map(reply -> reply.text("status")).filter("created"::equals))
          .as("created once")
          .hasSize(1);
      List<JsonObject> history =
          apis.get(0)
              .get("/v1/flows/" + flow + "/deployments")
              .body()
              .array("items")
              .objects()
              .toList();
      assertThat(history).as("a record for each change").hasSize(ROUNDS);
      assertThat(history).allSatisfy(item -> assertThat(item.text("status")).isEqualTo("deployed"));
      assertOneAtATime(history);
      assertThat(apis.get(1).deploy(flow).text("status")).isEqualTo("unchanged");
    }
  }

  /** Newest first: each began after the one before it had ended. */
  private static void assertOneAtATime(List<JsonObject> history) {
    for (int i = 0; i + 1 < history.size(); i++) {
      String began =
          history
              .get(i)
              .array("steps")
              .objects()
              .map(step -> String.valueOf(step.text("started_at")))
              .findFirst()
              .orElseThrow();
      assertThat(began)
          .isGreaterThanOrEqualTo(String.valueOf(history.get(i + 1).text("deployed_at")));
    }
  }

  /** The processes, with one key file. */
  private final class Processes implements AutoCloseable {
    private final List<JarProcess> running = new ArrayList<>();

    Processes(String database, Emulator emulator) throws Exception {
      Map<String, String> variables = new HashMap<>();
      variables.put("SCAIFLOW_API_PORT", "0");
      variables.put("SCAIFLOW_DB_URL", database);
      variables.put("SCAIFLOW_DB_CONNECTIONS", "8");
      variables.put("SCAIFLOW_KEY_FILE", folder.resolve("keys.json").toString());
      variables.put("SCAIFLOW_AUTH_DISABLED", "true");
      variables.put("SCAIGRID_BASE_URL", emulator.baseUrl());
      variables.put("SCAIGRID_API_KEY", Box.KEY);
      for (int i = 0; i < PROCESSES; i++) {
        running.add(JarProcess.start(folder, variables, List.of(), "serve"));
      }
    }

    List<Api> apis() {
      return running.stream().map(JarProcess::api).toList();
    }

    @Override
    public void close() {
      running.forEach(JarProcess::close);
    }
  }
}
