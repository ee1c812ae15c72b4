package io.scaibox.bootstrap.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scaibox.bootstrap.box.Box;
import io.scaibox.bootstrap.box.Flows;
import io.scaibox.bootstrap.box.Reply;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plugin that throws, hangs or lies costs its caller a clear error, and nobody else anything. */
class BadPluginTest {

  private static final String SECRET = "sgk_EXAMPLEPLUGINEXAMPLEPLUGINEXAMPLE99";

  @TempDir private Path folder;

  private Box boxWith(String port, String members, String... more) {
    PluginJar.write(folder.resolve("bad.jar"), members);
    String[] variables = new String[more.length + 4];
    System.arraycopy(more, 0, variables, 4, more.length);
    variables[0] = "SCAIBOX_PLUGINS_DIR";
    variables[1] = folder.toString();
    variables[2] = "SCAIBOX_" + port;
    variables[3] = "bad";
    return Box.start(variables);
  }

  private static String vault(String find) {
    return """
    public Optional<AdapterFactory<CredentialVault>> credentials() {
      return Optional.of(context -> new CredentialVault() {
        public Optional<TenantCredential> find(TenantId tenant) { %s }
        public void store(TenantId tenant, TenantCredential credential) {
          throw new IllegalStateException("can't store " + credential.apiKey().reveal());
        }
        public void delete(TenantId tenant) {}
      });
    }
    """
        .formatted(find);
  }

  private static String queues(String find) {
    return """
    public Optional<AdapterFactory<QueueProvisioner>> queues() {
      return Optional.of(context -> new QueueProvisioner() {
        public UpstreamResult<Optional<ExistingScope>> find(UpstreamCall call, String scope) { %s }
        public UpstreamResult<Ensured<ExistingScope>> createScope(UpstreamCall call, String scope) { return null; }
        public UpstreamResult<Ensured<ExistingQueue>> createQueue(UpstreamCall call, String scope, QueueDeclaration queue) { return null; }
      });
    }
    """
        .formatted(find);
  }

  private static void assertError(Reply reply, int status, String code, String words) {
    assertThat(reply.status()).as(reply.text()).isEqualTo(status);
    assertThat(reply.error()).isEqualTo(code);
    assertThat(reply.body().object("detail").text("message")).contains(words);
  }

  @Test
  void oneThatThrowsIsNamedAndItsSecretsAreNot() {
    try (Box box = boxWith("CREDENTIALS", vault("throw new RuntimeException(\"boom\");"))) {
      String flow = box.api().save(Flows.simple("Fine"));
      Reply reply = box.api().deploy(flow);
      assertError(
          reply, 502, "plugin_failed", "plugin 'bad' threw java.lang.RuntimeException: boom");
      assertThat(reply.body().object("detail").text("call")).isEqualTo("credentials.find");
      Reply stored =
          box.api()
              .postJson("/v1/tenants/me/scaigrid_credentials", "{\"api_key\":\"" + SECRET + "\"}");
      assertError(stored, 502, "plugin_failed", "can't store ***");
      assertThat(stored.text()).doesNotContain(SECRET);
      assertThat(box.api().get("/v1/flows/" + flow).status()).isEqualTo(200);
    }
  }

  @Test
  void evenErrorsAndHostileExceptionsAreCaught() {
    String hostile =
        "throw new RuntimeException() { public String getMessage() { throw new StackOverflowError(); } };";
    try (Box box = boxWith("CREDENTIALS", vault(hostile))) {
      String flow = box.api().save(Flows.simple("Fine"));
      assertError(box.api().deploy(flow), 502, "plugin_failed", "can't be named");
    }
  }

  @Test
  void oneThatGivesNullOrNonsenseIsNamed() {
    try (Box box = boxWith("CREDENTIALS", vault("return null;"))) {
      String flow = box.api().save(Flows.simple("Fine"));
      assertError(box.api().deploy(flow), 502, "plugin_failed", "plugin 'bad' gave null");
    }
    String nulls = "return Optional.of(new TenantCredential(null, Optional.empty()));";
    try (Box box = boxWith("CREDENTIALS", vault(nulls))) {
      String flow = box.api().save(Flows.simple("Fine"));
      assertError(box.api().deploy(flow), 502, "plugin_failed", "apiKey is null");
    }
  }

  @Test
  void aBackendThatIsAwayIsNoMissingCredential() {
    String away =
        "throw new BackendUnavailableException(\"vaultly\", \"sealed; token skt_SECRETSECRET\");";
    try (Box box = boxWith("CREDENTIALS", vault(away))) {
      Reply reply = box.api().deploy(box.api().save(Flows.simple("Fine")));
      assertError(
          reply, 503, "backend_unavailable", "vaultly can't be asked: sealed; token skt_***");
      assertThat(reply.headers().firstValue("Retry-After")).isPresent();
    }
  }

  @Test
  void evenItsWayOfSayingSoMayBeWrong() {
    String nulls = "throw new BackendUnavailableException(\"vaultly\", \"away\", null);";
    try (Box box = boxWith("CREDENTIALS", vault(nulls))) {
      Reply reply = box.api().deploy(box.api().save(Flows.simple("Fine")));
      assertError(reply, 502, "plugin_failed", "java.lang.NullPointerException");
    }
    String past =
        "throw new BackendUnavailableException(\"vaultly\", \"away\", Optional.of(java.time.Duration.ofDays(-1)));";
    try (Box box = boxWith("CREDENTIALS", vault(past))) {
      Reply reply = box.api().deploy(box.api().save(Flows.simple("Fine")));
      assertError(reply, 503, "backend_unavailable", "vaultly can't be asked: away");
      assertThat(reply.headers().firstValue("Retry-After")).contains("2");
    }
  }

  @Test
  void oneThatHangsIsLeftAtTheDeadline() {
    String hangs =
        "try { Thread.sleep(Long.MAX_VALUE); } catch (InterruptedException e) { while (true) { Thread.onSpinWait(); if (Boolean.getBoolean(\"never\")) return null; try { Thread.sleep(1000); } catch (InterruptedException again) { } } } return null;";
    try (Box box = boxWith("QUEUES", queues(hangs), "SCAIFLOW_DEPLOY_TIMEOUT_S", "1")) {
      String flow = box.api().save(Flows.withQueues("Hung", "desk"));
      Reply reply = box.api().deploy(flow);
      assertError(reply, 502, "scaiqueue_provision_failed", "plugin 'bad' gave no answer within");
      assertThat(reply.body().object("detail").object("upstream").text("service")).isEqualTo("bad");
      String other = box.api().save(Flows.simple("Other"));
      assertThat(box.api().deploy(other).status()).isEqualTo(200);
    }
  }

  @Test
  void queuesThatAreNoneAreNonsense() {
    String lies =
        "return UpstreamResult.answered(Optional.of(new ExistingScope(\"id\", \"another\", Optional.empty(), List.of())));";
    try (Box box = boxWith("QUEUES", queues(lies))) {
      Reply reply = box.api().deploy(box.api().save(Flows.withQueues("Lied", "desk")));
      assertError(
          reply, 502, "scaiqueue_provision_failed", "asked for scope 'desk' and gave another");
      assertThat(box.grid().cores()).isEmpty();
    }
    String nothing = "return UpstreamResult.answered(Optional.empty());";
    try (Box box = boxWith("QUEUES", queues(nothing))) {
      Reply reply = box.api().deploy(box.api().save(Flows.withQueues("Nulls", "desk")));
      assertError(reply, 502, "scaiqueue_provision_failed", "plugin 'bad' gave null");
    }
  }

  @Test
  void oneThatCannotBeOpenedStopsTheStartInWords() {
    String members =
        "public Optional<AdapterFactory<QueueProvisioner>> queues() { return Optional.of(c -> {"
            + " throw new java.io.IOException(\"no route to broker\"); }); }"
            + "public Optional<AdapterFactory<RunEvents>> events() { return Optional.of(c -> null); }";
    assertThatThrownBy(() -> boxWith("QUEUES", members, "SCAIBOX_EVENTS", "bad").close())
        .isInstanceOfSatisfying(
            AdaptersFailedException.class,
            failed -> {
              assertThat(failed.mistakes()).hasSize(2);
              assertThat(failed.mistakes().get(0).message())
                  .contains("plugin 'bad' could not open its queues", "no route to broker");
              assertThat(failed.mistakes().get(1).message()).contains("events: gave null");
            });
  }

  @Test
  void aPluginSeesNothingOfTheHouseAndItsOwnClassLoader() {
    String looks =
        """
        try { Class.forName("org.jooq.DSLContext"); return Optional.empty(); }
        catch (ClassNotFoundException e) { }
        try { Class.forName("io.scaibox.bootstrap.command.Main"); return Optional.empty(); }
        catch (ClassNotFoundException e) { }
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        throw new RuntimeException("alone: " + (context == Provider.class.getClassLoader()));
        """;
    try (Box box = boxWith("CREDENTIALS", vault(looks))) {
      Reply reply = box.api().deploy(box.api().save(Flows.simple("Alone")));
      assertError(reply, 502, "plugin_failed", "alone: true");
    }
  }
}
