package io.scaibox.bootstrap.shared;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaibox.bootstrap.box.Box;
import io.scaibox.bootstrap.box.CuttableProxy;
import io.scaibox.bootstrap.box.Flows;
import io.scaibox.bootstrap.box.Reply;
import io.scaibox.persistence.database.TestPostgres;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A PostgreSQL that goes away costs its callers a 503 that says when to come again, and heals. */
class LostDatabaseTest {

  private static final CuttableProxy WIRE = CuttableProxy.to(TestPostgres.port());
  private static final Box BOX =
      Box.start(
          "SCAIFLOW_DB_URL",
          TestPostgres.newDatabase()
                  .replace(":" + TestPostgres.port() + "/", ":" + WIRE.port() + "/")
              + "&socketTimeout=3",
          "SCAIFLOW_DB_CONNECTIONS",
          "4",
          Box.RESUMING,
          "1",
          "SCAIFLOW_LEASE_S",
          "2");

  @AfterAll
  static void stop() {
    BOX.close();
    WIRE.close();
  }

  @AfterEach
  void heal() {
    WIRE.heal();
    BOX.grid().noFaults();
    awaitReady();
  }

  private static void awaitReady() {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> BOX.api().get("/health/ready").status() == 200);
  }

  private static void assertUnavailable(Reply reply) {
    assertThat(reply.status()).as(reply.text()).isEqualTo(503);
    assertThat(reply.error()).isEqualTo("database_unavailable");
    assertThat(reply.headers().firstValue("Retry-After")).contains("2");
  }

  @Test
  void aDatabaseThatIsDownIsA503AndHeals() {
    String flow = BOX.api().save(Flows.published("Lost"));
    WIRE.cut();
    assertUnavailable(BOX.api().get("/v1/flows/" + flow));
    assertUnavailable(BOX.api().deploy(flow));
    assertThat(BOX.api().get("/health").status()).isEqualTo(200);
    assertThat(BOX.api().get("/health/ready").status()).isEqualTo(503);
    WIRE.heal();
    awaitReady();
    assertThat(BOX.api().deploy(flow).status()).isEqualTo(200);
  }

  @Test
  void aDatabaseThatFallsSilentEndsEveryRequest() {
    String flow = BOX.api().save(Flows.simple("Silent"));
    WIRE.silence();
    assertUnavailable(BOX.api().get("/v1/flows/" + flow));
    WIRE.heal();
    awaitReady();
    assertThat(BOX.api().get("/v1/flows/" + flow).status()).isEqualTo(200);
  }

  @Test
  void aDeployWhoseDatabaseGoesAwayIsFinishedLaterOnTheSameCore() {
    String flow = BOX.api().save(Flows.published("Halfway"));
    BOX.grid()
        .fault("{\"kind\":\"delay\",\"method\":\"POST\",\"path\":\"/cores\",\"delay_ms\":1000}");
    Thread cutter =
        new Thread(
            () -> {
              Awaitility.await()
                  .until(
                      () ->
                          BOX.grid()
                              .call("GET", "/_emulator/faults", "")
                              .array("data")
                              .items()
                              .isEmpty());
              WIRE.cut();
            });
    cutter.start();
    assertUnavailable(BOX.api().deploy(flow));
    WIRE.heal();
    awaitReady();
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> "deployed".equals(BOX.api().newestDeployment(flow).text("status")));
    Reply again = BOX.api().deploy(flow);
    assertThat(again.text("status")).isEqualTo("unchanged");
    assertThat(BOX.grid().cores())
        .filteredOn(core -> "halfway".equals(core.text("slug")))
        .hasSize(1);
  }
}
