package io.scaibox.bootstrap.command;

import ch.qos.logback.classic.Level;
import io.scaibox.bootstrap.configuration.Configuration;
import io.scaibox.bootstrap.configuration.Environment;
import io.scaibox.bootstrap.wiring.Server;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code scaibox serve}: runs the server until it is told to stop. */
@Command(
    name = "serve",
    description = "Runs the server until SIGTERM or SIGINT.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Settings come from the environment and from env files, weakest first:",
      "/etc/scaiflow/api.env, ./.env, .env beside the jar, SCAIFLOW_ENV_FILE, the environment.",
      "",
      "  SCAIFLOW_API_HOST          address to listen on (127.0.0.1)",
      "  SCAIFLOW_API_PORT          port to listen on (8001); 0: any free port",
      "  SCAIFLOW_DATA_DIR          folder of database and key file (./data)",
      "  SCAIFLOW_DB_URL            JDBC URL of H2 or PostgreSQL (H2 in the data folder)",
      "  SCAIFLOW_DB_USER, SCAIFLOW_DB_PASSWORD, SCAIFLOW_DB_CONNECTIONS (16)",
      "  SCAIFLOW_KEY_FILE          keys that secrets are encrypted with (keys.json in the data"
          + " folder)",
      "  SCAIGRID_BASE_URL          where ScaiGrid is",
      "  SCAIGRID_API_KEY           the process's own key, for tenants without one",
      "  SCAIGRID_TIMEOUT_S         time-out of one upstream call in seconds (10)",
      "  SCAIBOX_PLUGINS_DIR        folder of partners' plugins (./plugins)",
      "  SCAIBOX_CORES, _QUEUES, _CREDENTIALS, _CONTENTS, _EVENTS, _PERMISSIONS, _GATES",
      "                             which adapter serves each port; see: scaibox plugins",
      "  SCAIGRID_CORE_FORMAT       body that carries a manifest: yaml or json (yaml)",
      "  SCAIQUEUE_MODE_VOCABULARY  words for queue modes: mapped or direct (mapped)",
      "  SCAIFLOW_DEPLOY_AUTH       pins the credential: user_jwt or api_key (unset: precedence)",
      "  SCAIFLOW_DEPLOY_TIMEOUT_S  deadline of one deploy in seconds (60)",
      "  SCAIFLOW_RESUME_PERIOD_S   how often interrupted work is looked for in seconds (5)",
      "  SCAIFLOW_LEASE_S           how long a silent process keeps its deploys in seconds (20)",
      "  SCAIFLOW_PLUGIN_SIGNATURES file with the required arguments of further plugins",
      "  SCAIFLOW_AUTH_DISABLED     true: everybody is the development admin; loopback only",
      "  SCAIFLOW_DEV_TENANT        the development admin's tenant (dev)",
      "  SCAIFLOW_MAX_BODY_MB       largest request body in MiB (8)",
      "  SCAIFLOW_MAX_THREADS       requests worked on at once (200)",
      "  SCAIFLOW_VIRTUAL_THREADS   true: one virtual thread a request (Java 21 or newer)",
      "  SCAIFLOW_DRAIN_S           how long a stop waits for requests in seconds (20)",
      "  SCAIFLOW_LOG_FORMAT        json or text (json)",
    })
final class ServeCommand implements Callable<Integer> {

  @Option(names = "--host", description = "Address to listen on; overrides SCAIFLOW_API_HOST.")
  private @Nullable String host;

  @Option(names = "--port", description = "Port to listen on; overrides SCAIFLOW_API_PORT.")
  private @Nullable Integer port;

  @Override
  public Integer call() throws InterruptedException {
    Environment environment = Environment.ofProcess(Path.of(""), InstallFolder.find());
    if (host != null) {
      environment.with("SCAIFLOW_API_HOST", host);
    }
    if (port != null) {
      environment.with("SCAIFLOW_API_PORT", String.valueOf(port));
    }
    Configuration configuration = Configuration.read(environment);
    Logging.toStandardOutput(configuration.logFormat(), Level.INFO);
    Server server = Server.start(configuration);
    LoggerFactory.getLogger(ServeCommand.class)
        .info("listening on http://{}:{}", configuration.http().host(), server.port());
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  server.close();
                  stopped.countDown();
                },
                "scaibox-stop"));
    stopped.await();
    return 0;
  }
}
