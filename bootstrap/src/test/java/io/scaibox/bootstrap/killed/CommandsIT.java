package io.scaibox.bootstrap.killed;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaibox.bootstrap.box.Api;
import io.scaibox.bootstrap.box.Flows;
import io.scaibox.bootstrap.box.Reply;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jar's commands, as a user meets them. */
class CommandsIT {

  @TempDir private Path folder;

  private JarProcess run(Map<String, String> environment, String... command) throws Exception {
    return JarProcess.start(folder, environment, List.of(), command);
  }

  @Test
  void demoOnceDeploysTheSamplesAndEndsWithZero() throws Exception {
    try (JarProcess demo = run(Map.of(), "demo", "--once")) {
      assertThat(demo.join()).as(demo.output()).isZero();
      assertThat(demo.output())
          .contains("» Ticket router", "» Refund review", "» Nightly digest")
          .contains("» Support triage", "» Expense approval", "» Research desk")
          .contains("published_slug=scaicore/dev/research-desk")
          .contains("published_slug=scaicore/dev/ticket-router")
          .contains("create_queue   refunds/review");
    }
  }

  @Test
  void demoStaysUpAndPrintsWhatToTryNext() throws Exception {
    try (JarProcess demo = run(Map.of(), "demo", "--port", "0")) {
      org.awaitility.Awaitility.await()
          .atMost(java.time.Duration.ofSeconds(60))
          .until(() -> demo.output().contains("Ctrl-C stops."));
      assertThat(demo.output()).contains("curl http://127.0.0.1:").contains("/_emulator/calls");
      assertThat(demo.stop()).isIn(0, 143);
    }
  }

  @Test
  void helpAndVersion() throws Exception {
    try (JarProcess help = run(Map.of(), "--help")) {
      assertThat(help.join()).isZero();
      assertThat(help.output()).contains("serve", "demo", "emulate", "keys", "plugins", "migrate");
      assertThat(help.output()).contains("validate", "compile", "import", "fmt", "graph");
    }
    try (JarProcess version = run(Map.of(), "--version")) {
      assertThat(version.join()).isZero();
      assertThat(version.output()).startsWith("scaibox 0.");
    }
    try (JarProcess serve = run(Map.of(), "serve", "--help")) {
      assertThat(serve.join()).isZero();
      assertThat(serve.output()).contains("SCAIGRID_BASE_URL", "SCAIFLOW_DEPLOY_AUTH");
    }
    try (JarProcess unknown = run(Map.of(), "fly")) {
      assertThat(unknown.join()).isEqualTo(2);
    }
  }

  @Test
  void aDamagedDatabaseIsSaidInWords() throws Exception {
    Path data = Files.createDirectories(folder.resolve("data"));
    Files.write(data.resolve("scaiflow.mv.db"), new byte[20_000]);
    try (JarProcess serve = run(Map.of("SCAIFLOW_API_PORT", "0"), "serve")) {
      assertThat(serve.join()).as(serve.output()).isEqualTo(1);
      assertThat(serve.output())
          .contains("error: the database file is damaged", "fix: keep the file")
          .doesNotContain("\tat ");
    }
  }

  @Test
  void flowFilesAreCheckedAndCompiledWithoutAServer() throws Exception {
    Path flow = folder.resolve("router.flow.json");
    Files.copy(Path.of("..", "examples", "ticket-router.flow.json"), flow);
    try (JarProcess compile = run(Map.of(), "compile", "router.flow.json", "-o", "-")) {
      assertThat(compile.join()).as(compile.output()).isZero();
      assertThat(compile.output()).contains("core:\n  name: ticket-router");
    }
    Path signatures = folder.resolve("signatures.json");
    Files.writeString(signatures, "{\"scaidrive\": {\"search\": {\"required\": [\"tenant\"]}}}");
    Map<String, String> known = Map.of("SCAIFLOW_PLUGIN_SIGNATURES", signatures.toString());
    try (JarProcess validate = run(known, "validate", "router.flow.json")) {
      assertThat(validate.join()).isEqualTo(1);
      assertThat(validate.output()).contains("missing required arg 'tenant'");
    }
    try (JarProcess wrong =
        run(Map.of("SCAIFLOW_PLUGIN_SIGNATURES", "nowhere.json"), "validate", "router.flow.json")) {
      assertThat(wrong.join()).isEqualTo(1);
      assertThat(wrong.output()).contains("SCAIFLOW_PLUGIN_SIGNATURES: names 'nowhere.json'");
    }
  }

  @Test
  void everyMistakeInTheConfigurationIsReportedAtOnce() throws Exception {
    Map<String, String> wrong =
        Map.of(
            "SCAIFLOW_API_PORT", "99999",
            "SCAIFLOW_API_HOST", "0.0.0.0",
            "SCAIFLOW_AUTH_DISABLED", "true",
            "SCAIGRID_BASE_URL", "grid",
            "SCAIFLOW_DEPLOY_AUTH", "magic",
            "SCAIFLOW_DB_URL", "mysql://x");
    try (JarProcess serve = run(wrong, "serve")) {
      assertThat(serve.join()).isEqualTo(1);
      assertThat(serve.output())
          .contains("SCAIFLOW_API_PORT: is '99999'", "SCAIFLOW_AUTH_DISABLED: is true while")
          .contains("SCAIGRID_BASE_URL: is no base URL", "SCAIFLOW_DEPLOY_AUTH: is 'magic'")
          .contains("SCAIFLOW_DB_URL: is no JDBC URL", "fix: ")
          .doesNotContain("\tat ");
    }
  }

  @Test
  void pluginsAreListedAndTheirMistakesEndTheStart() throws Exception {
    try (JarProcess plugins = run(Map.of(), "plugins")) {
      assertThat(plugins.join()).as(plugins.output()).isZero();
      assertThat(plugins.output())
          .contains("scaigrid  (built in)", "SCAIGRID_CORE_FORMAT  yaml|json  (default: yaml)")
          .contains("database  (built in)", "serves: credentials (SCAIBOX_CREDENTIALS)");
    }
    Path broken = Files.createDirectories(folder.resolve("plugins"));
    Files.writeString(broken.resolve("broken.jar"), "no jar");
    Map<String, String> wrong =
        Map.of("SCAIBOX_QUEUES", "rabbit", "SCAIFLOW_API_PORT", "x", "SCAIGRID_CORE_FORMAT", "xml");
    for (String command : List.of("plugins", "serve")) {
      try (JarProcess process = run(wrong, command)) {
        assertThat(process.join()).as(process.output()).isEqualTo(1);
        assertThat(process.output())
            .contains("broken.jar: is no readable jar", "SCAIBOX_QUEUES: names 'rabbit'")
            .contains("SCAIGRID_CORE_FORMAT: is 'xml' (expected: yaml or json)", "fix: ")
            .doesNotContain("\tat ");
      }
    }
  }

  @Test
  void aDatabaseThatIsAwayIsSaidInWords() throws Exception {
    Map<String, String> away =
        Map.of("SCAIFLOW_DB_URL", "jdbc:postgresql://127.0.0.1:1/none", "SCAIFLOW_API_PORT", "0");
    try (JarProcess serve = run(away, "serve")) {
      assertThat(serve.join()).as(serve.output()).isEqualTo(1);
      assertThat(serve.output())
          .contains("error: the database can't be used: Connection to 127.0.0.1:1 refused")
          .doesNotContain("\tat ");
    }
  }

  @Test
  void envFilesAreReadAndTheEnvironmentWins() throws Exception {
    Files.writeString(
        folder.resolve(".env"),
        "SCAIFLOW_API_PORT=0\nSCAIFLOW_AUTH_DISABLED=true\nSCAIFLOW_DEV_TENANT=fromfile\n");
    Files.writeString(folder.resolve("named.env"), "# more\nexport SCAIFLOW_DEV_TENANT='named'\n");
    try (JarProcess serve = run(Map.of("SCAIFLOW_ENV_FILE", "named.env"), "serve")) {
      Reply reply = serve.api().get("/v1/flows/" + serve.api().save(Flows.simple("Named")));
      assertThat(reply.text("tenant_id")).isEqualTo("named");
    }
    try (JarProcess serve = run(Map.of("SCAIFLOW_DEV_TENANT", "environment"), "serve")) {
      Reply reply = serve.api().get("/v1/flows/" + serve.api().save(Flows.simple("Own")));
      assertThat(reply.text("tenant_id")).isEqualTo("environment");
    }
  }

  @Test
  void rotatedKeysAreTakenUpByARunningServer() throws Exception {
    Map<String, String> environment =
        Map.of("SCAIFLOW_API_PORT", "0", "SCAIFLOW_AUTH_DISABLED", "true");
    String key = "sgk_EXAMPLEROTATEEXAMPLEROTATEEXAMPLE0042";
    String path = "/v1/tenants/me/scaigrid_credentials";
    try (JarProcess serve = run(environment, "serve")) {
      Api api = serve.api();
      api.postJson(path, "{\"api_key\":\"" + key + "\"}");
      try (JarProcess rotate = run(environment, "keys", "rotate")) {
        assertThat(rotate.join()).as(rotate.output()).isZero();
        assertThat(rotate.output()).contains("2 keys");
      }
      assertThat(api.get(path).text("masked_key")).isEqualTo("sgk_…0042");
    }
    try (JarProcess serve = run(environment, "serve")) {
      assertThat(serve.api().get(path).text("masked_key")).isEqualTo("sgk_…0042");
    }
    Files.delete(folder.resolve("data/keys.json"));
    try (JarProcess serve = run(environment, "serve")) {
      assertThat(serve.join()).isEqualTo(1);
      assertThat(serve.output()).contains("does not fit the stored credential", "fix: ");
    }
  }

  @Test
  void theJarCarriesSbomLicenceAndMainClass() throws Exception {
    try (JarFile jar = new JarFile(JarProcess.jar().toFile())) {
      assertThat(jar.getEntry("META-INF/sbom/scaibox.cdx.json")).isNotNull();
      assertThat(jar.getEntry("META-INF/LICENSE")).isNotNull();
      assertThat(jar.getManifest().getMainAttributes().getValue("Main-Class"))
          .isEqualTo("io.scaibox.bootstrap.command.Main");
    }
  }
}
