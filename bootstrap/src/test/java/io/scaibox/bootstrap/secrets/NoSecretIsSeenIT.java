package io.scaibox.bootstrap.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaibox.bootstrap.box.Api;
import io.scaibox.bootstrap.box.Flows;
import io.scaibox.bootstrap.box.Grid;
import io.scaibox.bootstrap.box.Reply;
import io.scaibox.bootstrap.killed.JarProcess;
import io.scaibox.emulator.Emulator;
import io.scaibox.emulator.EmulatorSettings;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Unique secrets through every route and fault: found in no answer, log, metric, thread dump or
 * file of the data folder.
 */
class NoSecretIsSeenIT {

  private static final String PROCESS_KEY = "sgk_CANARYPROCESSCANARYPROCESSCANARY0001";
  private static final String TENANT_KEY = "sgk_CANARYTENANTCANARYTENANTCANARYT0002";
  private static final String IDEMPOTENCY = "canary-idempotency-key-3141592653589793";
  private static final String JWT =
      "eyJDQU5BUllIRUFERVIifQ.eyJDQU5BUllQQVlMT0FEIn0.Q0FOQVJZU0lHTkFUVVJF";
  private static final List<String> SECRETS = List.of(PROCESS_KEY, TENANT_KEY, IDEMPOTENCY, JWT);

  private final List<String> answers = new ArrayList<>();

  @TempDir private Path folder;

  @Test
  void secretsAreNowhere() throws Exception {
    EmulatorSettings free = EmulatorSettings.onFreePort();
    try (Emulator emulator =
        Emulator.start(
            new EmulatorSettings(free.host(), 0, 0, 0, 50, PROCESS_KEY, free.tenantSlug()))) {
      Grid grid = Grid.at(emulator.baseUrl());
      grid.key(
          TENANT_KEY, "scaicore:view", "scaicore:manage", "scaiqueue:view", "scaiqueue:manage");
      Path data = Files.createDirectories(folder.resolve("data"));
      try (JarProcess server =
          JarProcess.start(
              folder,
              Map.of(
                  "SCAIFLOW_API_PORT", "0",
                  "SCAIFLOW_DATA_DIR", data.toString(),
                  "SCAIFLOW_AUTH_DISABLED", "true",
                  "SCAIGRID_TIMEOUT_S", "1",
                  "SCAIFLOW_RESUME_PERIOD_S", "1",
                  "SCAIGRID_BASE_URL", emulator.baseUrl(),
                  "SCAIGRID_API_KEY", PROCESS_KEY),
              List.of(),
              "serve")) {
        Api api = server.api();
        sweep(api, grid, "process");
        note(
            api.postJson(
                "/v1/tenants/me/scaigrid_credentials", "{\"api_key\":\"" + TENANT_KEY + "\"}"));
        sweep(api, grid, "tenant");
        note(api.get("/metrics"));
        threadDump(server);
        assertThat(server.stop()).isIn(0, 143);
        answers.add(server.output());
      }
      assertNothingLeaked(data);
    }
  }

  /** Drives every route, and a deploy through every fault that can echo something. */
  private void sweep(Api api, Grid grid, String name) {
    String[] headers = {"Authorization", "Bearer " + JWT, "Idempotency-Key", IDEMPOTENCY + name};
    String flow = api.save(Flows.withQueues("Canary " + name, "desk" + name));
    note(api.get("/v1/flows", headers));
    note(api.get("/v1/flows?search=" + TENANT_KEY, headers));
    note(api.get("/v1/flows?cursor=" + TENANT_KEY, headers));
    note(api.get("/v1/flows?limit=" + TENANT_KEY, headers));
    note(api.get("/v1/flows/" + TENANT_KEY, headers));
    note(api.get("/v1/" + TENANT_KEY, headers));
    note(api.get("/v1/flows/" + flow, "X-Request-ID", TENANT_KEY));
    note(api.get("/v1/tenants/me/scaigrid_credentials", headers));
    note(
        api.postJson(
            "/v1/tenants/me/scaigrid_credentials", "{\"api_key\":\"" + TENANT_KEY + " \"}"));
    note(
        api.postJson(
            "/v1/tenants/me/scaigrid_credentials",
            "{\"api_key\":\"x\",\"base_url\":\"http://u:" + TENANT_KEY + "@h\"}"));
    note(api.postJson("/v1/tenants/me/scaigrid_credentials", "{\"api_key\": " + TENANT_KEY + "}"));
    note(api.send("PUT", "/v1/flows/" + flow, BodyPublishers.ofString("{" + TENANT_KEY), headers));
    for (String echo :
        List.of(
            "refused key " + PROCESS_KEY,
            "Authorization: Bearer " + TENANT_KEY,
            "token " + JWT + " is bad")) {
      for (String path : List.of("/scopes", "/queues", "/cores", "/publish")) {
        for (int status : List.of(400, 401, 403, 500)) {
          grid.fault(
              "{\"kind\":\"status\",\"path\":\"%s\",\"status\":%d,\"code\":\"%s\",\"message\":\"%s\"}"
                  .formatted(path, status, echo, echo));
        }
      }
      for (int i = 0; i < 4; i++) {
        note(api.post("/v1/flows/" + flow + "/deploy", "Authorization", "Bearer " + JWT));
        note(api.deploy(flow));
      }
      grid.noFaults();
    }
    grid.fault("silence", "POST", "/cores");
    note(api.post("/v1/flows/" + flow + "/deploy", headers));
    note(api.post("/v1/flows/" + flow + "/deploy", headers));
    note(api.deploy(flow));
    note(api.post("/v1/flows/" + flow + "/publish", "Authorization", "Bearer " + JWT));
    note(api.get("/v1/flows/" + flow + "/deployments"));
    note(api.delete("/v1/flows/" + flow));
  }

  private void note(Reply reply) {
    answers.add(reply.headers().map() + "\n" + reply.text());
  }

  private static void threadDump(JarProcess server) throws Exception {
    int before = server.output().length();
    new ProcessBuilder("kill", "-QUIT", String.valueOf(server.pid())).start().waitFor();
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> server.output().substring(before).contains("Full thread dump"));
  }

  private void assertNothingLeaked(Path data) throws Exception {
    for (String secret : SECRETS) {
      assertThat(answers).noneMatch(answer -> answer.contains(secret));
      try (Stream<Path> files = Files.walk(data)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
          assertThat(bytes.contains(secret)).as(secret + " in " + file).isFalse();
        }
      }
    }
  }
}
