package io.scaibox.bootstrap.wiring;

import io.scaibox.bootstrap.configuration.Configuration;
import io.scaibox.bootstrap.plugin.AdapterPort;
import io.scaibox.bootstrap.plugin.FoundProvider;
import io.scaibox.persistence.credential.JooqCredentialVault;
import io.scaibox.persistence.database.Database;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running server process: starts everything in order, and stops it in the reverse one. */
public final class Server implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Server.class);

  private final ServerComponent house;

  private Server(ServerComponent house) {
    this.house = house;
  }

  /** Starts a server; it answers when this returns. Work in the background begins at once. */
  public static Server start(Configuration configuration) {
    ServerComponent house = DaggerServerComponent.factory().create(configuration);
    Server server = new Server(house);
    // Reading the keys and opening the database take longest: both at once.
    CompletableFuture<Database> database = CompletableFuture.supplyAsync(house::database);
    try {
      if (keepsKeys(configuration)) {
        house.keyRing();
      }
      opened(database);
      house.adapters();
      house.httpServer().start();
    } catch (RuntimeException e) {
      boolean unused = house.backgroundThreads().stop();
      configuration.adapters().catalogue().close();
      database.thenAccept(Database::close);
      throw e;
    }
    server.scheduleWork(configuration);
    return server;
  }

  /** Returns the port that the server listens on. */
  public int port() {
    return house.httpServer().port();
  }

  /**
   * Drains requests, then leaves unfinished deploys to be resumed: the process must end after this,
   * as it would after a crash, when work was left unfinished.
   */
  @Override
  public void close() {
    boolean drained = house.httpServer().stop();
    boolean idle = house.backgroundThreads().stop();
    if (drained && idle) {
      house.adapters().close();
      house.database().close();
    }
  }

  /** Says whether tenants' keys lie in our own database, for which a key file is needed. */
  private static boolean keepsKeys(Configuration configuration) {
    return configuration.adapters().of(AdapterPort.CREDENTIALS).stream()
        .noneMatch(FoundProvider::isPlugin);
  }

  private static void opened(CompletableFuture<Database> database) {
    try {
      database.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private void scheduleWork(Configuration configuration) {
    var maintenance = house.backgroundThreads().maintenance();
    var unused =
        maintenance.scheduleWithFixedDelay(
            () -> quietly("resume deployments", () -> house.resumeDeployments().runOnce()),
            0,
            configuration.resumePeriod().toMillis(),
            TimeUnit.MILLISECONDS);
    unused =
        maintenance.scheduleWithFixedDelay(
            () -> quietly("purge answers", () -> house.idempotencyStore().purge()),
            1,
            60,
            TimeUnit.MINUTES);
    unused =
        maintenance.scheduleWithFixedDelay(
            () -> quietly("seal credentials anew", this::sealAnewIfRotated),
            2,
            2,
            TimeUnit.SECONDS);
  }

  private void sealAnewIfRotated() {
    if (house.adapters().credentials() instanceof JooqCredentialVault vault
        && house.keyRing().takeRotated()) {
      LOG.info("keys rotated, {} credentials sealed anew", vault.sealAnew());
    }
  }

  private static void quietly(String what, Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      LOG.warn("could not {}; it is tried again", what, e);
    }
  }
}
