package io.scaibox.bootstrap.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaibox.bootstrap.box.Api;
import io.scaibox.bootstrap.box.Box;
import io.scaibox.bootstrap.box.Flows;
import io.scaibox.bootstrap.box.Reply;
import io.scaibox.bootstrap.configuration.Configuration;
import io.scaibox.bootstrap.configuration.Environment;
import io.scaibox.bootstrap.wiring.Server;
import io.scaibox.emulator.Emulator;
import io.scaibox.emulator.EmulatorSettings;
import io.scaibox.persistence.database.TestPostgres;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A box that moved from H2 to PostgreSQL answers every read as before, byte for byte. */
class MigrateCommandTest {

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  private String h2() {
    return "jdbc:h2:file:" + folder.resolve("scaiflow");
  }

  private Server server(String url, Emulator emulator) {
    Map<String, String> variables = new HashMap<>();
    variables.put("SCAIFLOW_API_PORT", "0");
    variables.put("SCAIFLOW_DATA_DIR", folder.toString());
    variables.put("SCAIFLOW_DB_URL", url);
    variables.put("SCAIFLOW_AUTH_DISABLED", "true");
    variables.put("SCAIGRID_BASE_URL", emulator.baseUrl());
    variables.put("SCAIGRID_API_KEY", Box.KEY);
    return Server.start(Configuration.read(Environment.of(variables)));
  }

  private static Api api(Server server) {
    return new Api("http://127.0.0.1:" + server.port());
  }

  /** Fills a box with everything that it can hold, and returns the paths that read it. */
  private static List<String> fill(Api api) {
    List<String> reads = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      String name = "Flow " + i + " ü\uD83D\uDE00 '\\\\";
      String flow = api.save(Flows.simple(name));
      for (int version = 0; version < i % 4; version++) {
        api.change(flow, Flows.simple(name, "Goal " + version));
      }
      if (i % 3 == 0) {
        api.post("/v1/flows/" + flow + "/deploy", "Idempotency-Key", "key-" + i);
      }
      reads.add("/v1/flows/" + flow);
      reads.add("/v1/flows/" + flow + "/versions");
      reads.add("/v1/flows/" + flow + "/deployments");
    }
    String published = api.save(Flows.withQueues("Published", "desk"));
    assertThat(api.deploy(published).status()).isEqualTo(200);
    String deleted = api.save(Flows.simple("Deleted"));
    api.delete("/v1/flows/" + deleted);
    api.postJson("/v1/tenants/me/scaigrid_credentials", "{\"api_key\":\"" + Box.KEY + "\"}");
    reads.add("/v1/flows/" + published);
    reads.add("/v1/flows/" + published + "/deployments");
    reads.add("/v1/flows/" + deleted);
    reads.add("/v1/flows?limit=7");
    reads.add("/v1/flows?search=flow%202");
    reads.add("/v1/tenants/me/scaigrid_credentials");
    return reads;
  }

  private static Map<String, String> answers(Api api, List<String> reads) {
    Map<String, String> answers = new LinkedHashMap<>();
    for (String path : reads) {
      Reply reply = api.get(path, "X-Request-ID", "req_same");
      answers.put(
          path, reply.status() + " " + reply.headers().firstValue("ETag") + " " + reply.text());
    }
    return answers;
  }

  @Test
  void everyReadIsTheSameAndIdempotentAnswersAreReplayed() {
    String target = TestPostgres.newDatabase();
    try (Emulator emulator = Emulator.start(EmulatorSettings.onFreePort())) {
      List<String> reads;
      Map<String, String> before;
      String replayed;
      String flow;
      try (Server server = server(h2(), emulator)) {
        Api api = api(server);
        reads = fill(api);
        before = answers(api, reads);
        flow = reads.get(0);
        replayed = api.post(flow + "/deploy", "Idempotency-Key", "key-0").text();
      }
      assertThat(run("migrate", "--from", h2(), "--to", target)).as(err.toString()).isZero();
      assertThat(out.toString()).contains("flow_version", "the same on both sides");
      try (Server server = server(target, emulator)) {
        Api api = api(server);
        assertThat(answers(api, reads)).isEqualTo(before);
        assertThat(api.post(flow + "/deploy", "Idempotency-Key", "key-0").text())
            .isEqualTo(replayed);
        Reply again = api.deploy(flow.substring("/v1/flows/".length()));
        assertThat(again.text("status")).isEqualTo("unchanged");
      }
      assertThat(run("migrate", "--from", h2(), "--to", target)).isEqualTo(1);
      assertThat(err.toString()).contains("the target already has rows in flow", "fix: ");
    }
  }

  @Test
  void theWayBackIsTheSame() {
    String postgres = TestPostgres.newDatabase();
    try (Emulator emulator = Emulator.start(EmulatorSettings.onFreePort())) {
      List<String> reads;
      Map<String, String> before;
      try (Server server = server(postgres, emulator)) {
        reads = fill(api(server));
        before = answers(api(server), reads);
      }
      assertThat(run("migrate", "--from", postgres, "--to", h2())).as(err.toString()).isZero();
      try (Server server = server(h2(), emulator)) {
        assertThat(answers(api(server), reads)).isEqualTo(before);
      }
    }
  }

  @Test
  void mistakesAreSaidAllAtOnceAndNothingIsMade() {
    assertThat(run("migrate", "--from", "mysql:x", "--to", "jdbc:postgresql://a:b@c/d"))
        .isEqualTo(1);
    assertThat(err.toString()).contains("--from: is no JDBC URL", "--to: holds a password");
    Path absent = folder.resolve("absent");
    assertThat(
            run("migrate", "--from", "jdbc:h2:file:" + absent, "--to", TestPostgres.newDatabase()))
        .isEqualTo(1);
    assertThat(err.toString()).contains("there is no such database file");
    assertThat(folder.resolve("absent.mv.db")).doesNotExist();
    assertThat(run("migrate", "--to", "jdbc:postgresql://127.0.0.1:1/nowhere", "--from", h2()))
        .isEqualTo(1);
  }
}
