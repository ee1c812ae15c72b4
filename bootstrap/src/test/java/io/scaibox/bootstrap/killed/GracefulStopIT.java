package io.scaibox.bootstrap.killed;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaibox.bootstrap.box.Api;
import io.scaibox.bootstrap.box.Box;
import io.scaibox.bootstrap.box.Flows;
import io.scaibox.bootstrap.box.Grid;
import io.scaibox.bootstrap.box.Reply;
import io.scaibox.emulator.Emulator;
import io.scaibox.emulator.EmulatorSettings;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGTERM lets requests end, and leaves longer ones resumable. */
class GracefulStopIT {

  @TempDir private Path folder;

  private JarProcess server(Emulator emulator, String drainSeconds) throws Exception {
    Map<String, String> environment = new HashMap<>();
    environment.put("SCAIFLOW_API_PORT", "0");
    environment.put("SCAIFLOW_AUTH_DISABLED", "true");
    environment.put("SCAIFLOW_DRAIN_S", drainSeconds);
    environment.put("SCAIFLOW_RESUME_PERIOD_S", "1");
    environment.put("SCAIGRID_BASE_URL", emulator.baseUrl());
    environment.put("SCAIGRID_API_KEY", Box.KEY);
    return JarProcess.start(folder, environment, List.of(), "serve");
  }

  private static void delayCreate(Grid grid, long millis) {
    grid.fault(
        "{\"kind\":\"delay\",\"method\":\"POST\",\"path\":\"/cores\",\"delay_ms\":" + millis + "}");
  }

  private static void awaitTaken(Grid grid) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> grid.call("GET", "/_emulator/faults", "").array("data").items().isEmpty());
  }

  @Test
  void aDeployInsideEndsBeforeTheProcessDoes() throws Exception {
    try (Emulator emulator = Emulator.start(EmulatorSettings.onFreePort());
        JarProcess server = server(emulator, "20")) {
      Grid grid = Grid.at(emulator.baseUrl());
      Api api = server.api();
      String flow = api.save(Flows.simple("Drained"));
      delayCreate(grid, 1500);
      CompletableFuture<Reply> deploy = CompletableFuture.supplyAsync(() -> api.deploy(flow));
      awaitTaken(grid);
      assertThat(server.stop()).isIn(0, 143);
      assertThat(deploy.get().text("status")).isEqualTo("created");
    }
  }

  @Test
  void aDeployThatTakesLongerIsResumedAtTheNextStart() throws Exception {
    try (Emulator emulator = Emulator.start(EmulatorSettings.onFreePort())) {
      Grid grid = Grid.at(emulator.baseUrl());
      String flow;
      try (JarProcess server = server(emulator, "0")) {
        Api api = server.api();
        flow = api.save(Flows.published("Resumed"));
        delayCreate(grid, 4000);
        CompletableFuture<Reply> unused =
            CompletableFuture.supplyAsync(() -> api.deploy(flow))
                .exceptionally(broken -> expected(broken));
        awaitTaken(grid);
        assertThat(server.stop()).isIn(0, 143);
      }
      try (JarProcess server = server(emulator, "20")) {
        Api api = server.api();
        Awaitility.await()
            .atMost(Duration.ofSeconds(30))
            .until(() -> "deployed".equals(api.newestDeployment(flow).text("status")));
        assertThat(grid.cores()).hasSize(1);
      }
    }
  }

  private static Reply expected(Throwable broken) {
    if (broken.getCause() instanceof UncheckedIOException) {
      return new Reply(0, null, "", io.scaibox.domain.json.JsonObject.EMPTY);
    }
    throw new IllegalStateException(broken);
  }
}
