package io.scaibox.bootstrap.killed;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaibox.bootstrap.box.Api;
import io.scaibox.bootstrap.box.Box;
import io.scaibox.bootstrap.box.Grid;
import io.scaibox.bootstrap.box.Reply;
import io.scaibox.bootstrap.configuration.Configuration;
import io.scaibox.bootstrap.configuration.Environment;
import io.scaibox.bootstrap.wiring.Server;
import io.scaibox.emulator.Emulator;
import io.scaibox.emulator.EmulatorSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged jar, killed with SIGKILL before and after every journal write and every upstream
 * call of a deploy, and started again: at most one Core, one queue per slug, no record without an
 * end.
 */
class KilledAtEveryPointIT {

  @TempDir private static Path folder;
  private static Path agent;
  private static final ExecutorService CLIENTS = Executors.newCachedThreadPool();

  @BeforeAll
  static void pack() throws Exception {
    agent = AgentJar.write(folder);
  }

  @AfterAll
  static void stopClients() {
    CLIENTS.shutdownNow();
  }

  @Test
  void aCreateAndPublishLosesAndDoublesNothing() throws Exception {
    assertNothingLost("create", false);
  }

  @Test
  void anUpdateLosesAndDoublesNothing() throws Exception {
    assertNothingLost("update", true);
  }

  private void assertNothingLost(String name, boolean update) throws Exception {
    List<String> writes = journalWrites(name, update);
    List<String> calls = KillPoints.upstreamCalls(update);
    assertThat(writes).hasSizeGreaterThanOrEqualTo(8);
    List<String> points = new ArrayList<>();
    for (int at = 1; at <= writes.size(); at++) {
      killAtWrite(name + at, update, at);
      points.add(writes.get(at - 1));
    }
    for (String call : calls) {
      for (String kind : KillPoints.SILENCES) {
        killAtCall(name, update, call, kind);
        points.add(kind + " at " + call);
      }
    }
    System.out.println(
        "SIGKILL of a deploy (" + name + "): " + points.size() + " kill points, 0 losses");
  }

  private List<String> journalWrites(String name, boolean update) throws Exception {
    try (Emulator emulator = Emulator.start(EmulatorSettings.onFreePort())) {
      Path data = Files.createDirectories(folder.resolve(name + "-count"));
      Path count = data.resolve("points");
      String flow = prepare(emulator, data, update);
      try (JarProcess server = server(emulator, data, Optional.of(count), 0)) {
        Api api = server.api();
        assertThat(api.deploy(flow).status()).isEqualTo(200);
      }
      return Files.readAllLines(count);
    }
  }

  private void killAtWrite(String name, boolean update, int at) throws Exception {
    try (Emulator emulator = Emulator.start(EmulatorSettings.onFreePort())) {
      Path data = Files.createDirectories(folder.resolve(name));
      Path count = data.resolve("points");
      String flow = prepare(emulator, data, update);
      try (JarProcess server = server(emulator, data, Optional.of(count), at)) {
        Api api = server.api();
        Future<Reply> unused = CLIENTS.submit(() -> KillPoints.quietly(() -> api.deploy(flow)));
        KillPoints.awaitWrite(count, at);
        server.kill();
      }
      assertRecovers(emulator, data, flow, update, "write " + at);
    }
  }

  private void killAtCall(String name, boolean update, String call, String kind) throws Exception {
    try (Emulator emulator = Emulator.start(EmulatorSettings.onFreePort())) {
      Grid grid = Grid.at(emulator.baseUrl());
      Path data =
          Files.createDirectories(
              folder.resolve(name + "-" + kind + call.replaceAll("[^a-zA-Z0-9]", "-")));
      String flow = prepare(emulator, data, update);
      KillPoints.silence(grid, call, kind);
      try (JarProcess server = server(emulator, data, Optional.empty(), 0)) {
        Api api = server.api();
        Future<Reply> unused = CLIENTS.submit(() -> KillPoints.quietly(() -> api.deploy(flow)));
        KillPoints.awaitSilence(grid, call, kind);
        server.kill();
      }
      assertRecovers(emulator, data, flow, update, kind + " at " + call);
    }
  }

  /** Saves the flow and, for an update, deploys it once and changes it, in a server of its own. */
  private static String prepare(Emulator emulator, Path data, boolean update) throws Exception {
    try (Server server =
        Server.start(Configuration.read(Environment.of(variables(emulator, data))))) {
      Api api = new Api("http://127.0.0.1:" + server.port());
      return KillPoints.prepare(api, update);
    }
  }

  private static void assertRecovers(
      Emulator emulator, Path data, String flow, boolean update, String point) throws Exception {
    Grid grid = Grid.at(emulator.baseUrl());
    grid.noFaults();
    try (JarProcess server = server(emulator, data, Optional.empty(), 0)) {
      Api api = server.api();
      Awaitility.await(point)
          .atMost(Duration.ofSeconds(40))
          .pollInterval(Duration.ofMillis(50))
          .until(() -> ended(api, flow));
      Reply reply = api.deploy(flow);
      KillPoints.assertOneOfEach(grid, reply, update, point);
      assertThat(reply.text("published_slug")).isEqualTo("scaicore/dev/survivor");
      assertThat(ended(api, flow)).as(point).isTrue();
    }
  }

  /** Says whether no deployment is running any more. */
  private static boolean ended(Api api, String flow) {
    return api.get("/v1/flows/" + flow + "/deployments")
        .body()
        .array("items")
        .objects()
        .noneMatch(item -> "running".equals(item.text("status")));
  }

  /** Starts the jar; with a count file its journal writes are counted and stopped at {@code at}. */
  private static JarProcess server(Emulator emulator, Path data, Optional<Path> count, int at)
      throws Exception {
    return JarProcess.start(
        data,
        variables(emulator, data),
        count.map(file -> List.of("-javaagent:" + agent + "=" + file + ":" + at)).orElse(List.of()),
        "serve");
  }

  private static Map<String, String> variables(Emulator emulator, Path data) {
    return Map.of(
        "SCAIFLOW_API_PORT",
        "0",
        "SCAIFLOW_DATA_DIR",
        data.toString(),
        "SCAIFLOW_AUTH_DISABLED",
        "true",
        "SCAIFLOW_RESUME_PERIOD_S",
        "1",
        "SCAIGRID_BASE_URL",
        emulator.baseUrl(),
        "SCAIGRID_API_KEY",
        Box.KEY);
  }
}
