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
import io.scaibox.persistence.database.TestPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two packaged jars on one PostgreSQL, of which either is killed with SIGKILL before and after
 * every journal write and every upstream call of a deploy: the one that is left loses and doubles
 * nothing.
 *
 * <p>Every point has a tenant and an emulator of its own, so that points run side by side.
 */
class KilledBesideAnotherIT {

  private static final int SIDE_BY_SIDE = 3;

  @TempDir private static Path folder;
  private static Path agent;
  private static String database;
  private static JarProcess bystander;
  private static final ExecutorService CLIENTS = Executors.newCachedThreadPool();

  @BeforeAll
  static void startTheOther() throws Exception {
    agent = AgentJar.write(folder);
    database = TestPostgres.newDatabase();
    bystander =
        JarProcess.start(folder, variables("bystander", "http://127.0.0.1:1"), List.of(), "serve");
    bystander.address();
  }

  @AfterAll
  static void stop() {
    bystander.close();
    CLIENTS.shutdownNow();
  }

  @Test
  void theOtherFinishesWhatADeadOneBegan() throws Exception {
    List<Long> takeOvers = Collections.synchronizedList(new ArrayList<>());
    List<Point> points = new ArrayList<>();
    for (boolean update : List.of(false, true)) {
      String name = update ? "update" : "create";
      List<String> writes = journalWrites(name, update);
      for (int at = 1; at <= writes.size(); at++) {
        int chosen = at;
        String tenant = name + "-dies-" + at;
        points.add(() -> killAtWrite(tenant, update, chosen, takeOvers));
      }
      for (String call : KillPoints.upstreamCalls(update)) {
        for (String kind : KillPoints.SILENCES) {
          String tenant = tenant(name, kind, call);
          points.add(() -> killAtCall(tenant, update, call, kind, takeOvers));
        }
      }
    }
    sideBySide(points);
    Collections.sort(takeOvers);
    System.out.println(
        "SIGKILL of the deploying one of two processes on PostgreSQL: "
            + points.size()
            + " kill points, 0 losses; leases of 2 s, looked for each 1 s: taken over and finished"
            + " after "
            + takeOvers.get(takeOvers.size() / 2)
            + " ms (median), "
            + takeOvers.get(takeOvers.size() - 1)
            + " ms (longest)");
  }

  @Test
  void theDeathOfTheOtherDisturbsNobody() throws Exception {
    List<Point> points = new ArrayList<>();
    for (boolean update : List.of(false, true)) {
      String name = update ? "update" : "create";
      int writes = journalWrites(name + "-calm", update).size();
      for (int at = 1; at <= writes; at++) {
        int chosen = at;
        String tenant = name + "-lives-" + at;
        points.add(() -> killTheOther(tenant, update, chosen));
      }
      for (String call : KillPoints.upstreamCalls(update)) {
        String tenant = tenant(name, "lives", call);
        points.add(() -> killTheOtherAtCall(tenant, update, call));
      }
    }
    sideBySide(points);
    System.out.println(
        "SIGKILL of the other of two processes on PostgreSQL: "
            + points.size()
            + " kill points, 0 losses");
  }

  private static String tenant(String... parts) {
    return String.join("-", parts).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }

  private interface Point {
    void run() throws Exception;
  }

  private static void sideBySide(List<Point> points) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(SIDE_BY_SIDE);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (Point point : points) {
        running.add(
            threads.submit(
                () -> {
                  point.run();
                  return null;
                }));
      }
      for (Future<?> one : running) {
        one.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private List<String> journalWrites(String name, boolean update) throws Exception {
    try (Emulator emulator = Emulator.start(EmulatorSettings.onFreePort())) {
      String tenant = name + "-count";
      Path count = folder.resolve(tenant + ".points");
      String flow = prepare(tenant, emulator, update);
      try (JarProcess server = victim(tenant, emulator, count, 0)) {
        assertThat(server.api().deploy(flow).status()).isEqualTo(200);
      }
      return Files.readAllLines(count);
    }
  }

  private void killAtWrite(String tenant, boolean update, int at, List<Long> takeOvers)
      throws Exception {
    try (Emulator emulator = Emulator.start(EmulatorSettings.onFreePort())) {
      Path count = folder.resolve(tenant + ".points");
      String flow = prepare(tenant, emulator, update);
      try (JarProcess server = victim(tenant, emulator, count, at)) {
        Api api = server.api();
        Future<Reply> unused = CLIENTS.submit(() -> KillPoints.quietly(() -> api.deploy(flow)));
        KillPoints.awaitWrite(count, at);
        server.kill();
      }
      assertTheOtherFinishes(tenant, emulator, flow, update, takeOvers);
    }
  }

  private void killAtCall(
      String tenant, boolean update, String call, String kind, List<Long> takeOvers)
      throws Exception {
    try (Emulator emulator = Emulator.start(EmulatorSettings.onFreePort())) {
      Grid grid = Grid.at(emulator.baseUrl());
      String flow = prepare(tenant, emulator, update);
      KillPoints.silence(grid, call, kind);
      Path count = folder.resolve(tenant + ".points");
      try (JarProcess server = victim(tenant, emulator, count, 0)) {
        Api api = server.api();
        Future<Reply> unused = CLIENTS.submit(() -> KillPoints.quietly(() -> api.deploy(flow)));
        KillPoints.awaitSilence(grid, call, kind);
        server.kill();
      }
      assertTheOtherFinishes(tenant, emulator, flow, update, takeOvers);
    }
  }

  private void killTheOther(String tenant, boolean update, int at) throws Exception {
    try (Emulator emulator = Emulator.start(EmulatorSettings.onFreePort())) {
      Path count = folder.resolve(tenant + ".points");
      String flow = prepare(tenant, emulator, update);
      try (JarProcess server = victim(tenant, emulator, count, at);
          JarProcess other =
              JarProcess.start(folder, variables(tenant, emulator.baseUrl()), List.of(), "serve")) {
        Api api = server.api();
        other.address();
        Future<Reply> deploy = CLIENTS.submit(() -> api.deploy(flow));
        KillPoints.awaitWrite(count, at);
        other.kill();
        Files.createFile(Path.of(count + ".go"));
        KillPoints.assertOneOfEach(Grid.at(emulator.baseUrl()), deploy.get(), update, tenant);
      }
    }
  }

  private void killTheOtherAtCall(String tenant, boolean update, String call) throws Exception {
    try (Emulator emulator = Emulator.start(EmulatorSettings.onFreePort())) {
      Grid grid = Grid.at(emulator.baseUrl());
      String flow = prepare(tenant, emulator, update);
      Map<String, String> variables = variables(tenant, emulator.baseUrl());
      try (JarProcess server = JarProcess.start(folder, variables, List.of(), "serve");
          JarProcess other = JarProcess.start(folder, variables, List.of(), "serve")) {
        Api api = server.api();
        other.address();
        KillPoints.silence(grid, call, "delay");
        Future<Reply> deploy = CLIENTS.submit(() -> api.deploy(flow));
        KillPoints.awaitSilence(grid, call, "delay");
        other.kill();
        KillPoints.assertOneOfEach(grid, deploy.get(), update, tenant);
      }
    }
  }

  /** Saves the flow and, for an update, deploys it once and changes it, in a server of its own. */
  private static String prepare(String tenant, Emulator emulator, boolean update) {
    try (Server server = inThisProcess(tenant, emulator)) {
      Api api = new Api("http://127.0.0.1:" + server.port());
      api.postJson(
          "/v1/tenants/me/scaigrid_credentials",
          "{\"api_key\":\"%s\",\"base_url\":\"%s\"}".formatted(Box.KEY, emulator.baseUrl()));
      return KillPoints.prepare(api, update);
    }
  }

  private static void assertTheOtherFinishes(
      String tenant, Emulator emulator, String flow, boolean update, List<Long> takeOvers)
      throws Exception {
    long killed = System.nanoTime();
    boolean wasRunning = isRunning(tenant);
    Grid.at(emulator.baseUrl()).noFaults();
    Awaitility.await(tenant)
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> !isRunning(tenant));
    if (wasRunning) {
      takeOvers.add((System.nanoTime() - killed) / 1_000_000);
    }
    try (Server server = inThisProcess(tenant, emulator)) {
      Api api = new Api("http://127.0.0.1:" + server.port());
      // Before its first journal row a deploy is only a lease, which ends by itself.
      Reply reply =
          Awaitility.await(tenant)
              .atMost(Duration.ofSeconds(20))
              .pollInterval(Duration.ofMillis(200))
              .until(() -> api.deploy(flow), answer -> answer.status() != 409);
      KillPoints.assertOneOfEach(Grid.at(emulator.baseUrl()), reply, update, tenant);
    }
  }

  private static boolean isRunning(String tenant) throws Exception {
    try (Connection connection = DriverManager.getConnection(database);
        PreparedStatement query =
            connection.prepareStatement(
                "select count(*) from deployment where tenant_id = ? and status = 'running'")) {
      query.setString(1, tenant);
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return row.getInt(1) > 0;
      }
    }
  }

  private static JarProcess victim(String tenant, Emulator emulator, Path count, int at)
      throws Exception {
    return JarProcess.start(
        folder,
        variables(tenant, emulator.baseUrl()),
        List.of("-javaagent:" + agent + "=" + count + ":" + at),
        "serve");
  }

  /** A server that resumes nothing: its leases are long over when it would look again. */
  private static Server inThisProcess(String tenant, Emulator emulator) {
    Map<String, String> variables = new HashMap<>(variables(tenant, emulator.baseUrl()));
    variables.put("SCAIFLOW_RESUME_PERIOD_S", "3600");
    return Server.start(Configuration.read(Environment.of(variables)));
  }

  private static Map<String, String> variables(String tenant, String grid) {
    return Map.of(
        "SCAIFLOW_API_PORT",
        "0",
        "SCAIFLOW_DB_URL",
        database,
        "SCAIFLOW_DB_CONNECTIONS",
        "4",
        "SCAIFLOW_KEY_FILE",
        folder.resolve("keys.json").toString(),
        "SCAIFLOW_AUTH_DISABLED",
        "true",
        "SCAIFLOW_DEV_TENANT",
        tenant,
        "SCAIFLOW_LEASE_S",
        "2",
        "SCAIFLOW_RESUME_PERIOD_S",
        "1",
        "SCAIGRID_BASE_URL",
        grid,
        "SCAIGRID_API_KEY",
        Box.KEY);
  }
}
