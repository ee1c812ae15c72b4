package io.scaibox.bootstrap.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaibox.bootstrap.box.Box;
import io.scaibox.bootstrap.box.Flows;
import io.scaibox.bootstrap.box.Reply;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Events of running Cores come through as they are, and only those of the caller's tenant. */
class RunEventsTest {

  private static final Box BOX = Box.start();
  private static final String EVENTS = "/v1/scaicore/events";

  @AfterAll
  static void stop() {
    BOX.close();
  }

  private static String coreWithEvents(String name, int count) {
    String core = BOX.api().deploy(BOX.api().save(Flows.simple(name))).text("core_id");
    for (int i = 0; i < count; i++) {
      BOX.grid()
          .call(
              "POST",
              "/_emulator/events",
              "{\"type\":\"scaicore.runtime.step\",\"core_id\":\"%s\",\"number\":%d,\"odd\":{\"x\":[1,null]}}"
                  .formatted(core, i));
    }
    return core;
  }

  @Test
  void eventsArePagedAndUntouched() {
    String core = coreWithEvents("Told", 3);
    Reply first = BOX.api().get(EVENTS + "?core_id=" + core + "&limit=2");
    assertThat(first.status()).as(first.text()).isEqualTo(200);
    assertThat(first.body().object("data").array("events").items()).hasSize(2);
    assertThat(first.text()).contains("\"odd\":{\"x\":[1,null]}");
    String cursor = first.body().object("data").text("next_cursor");
    Reply second = BOX.api().get(EVENTS + "?core_id=" + core + "&limit=2&cursor=" + cursor);
    assertThat(second.body().object("data").array("events").items()).hasSize(1);
    assertThat(second.text()).contains("\"next_cursor\":null");
  }

  @Test
  void withTheProcessKeyOnlyCoresOfTheTenantAreShown() {
    coreWithEvents("Mine", 1);
    assertThat(BOX.api().get(EVENTS).status()).isEqualTo(422);
    Reply foreign = BOX.api().get(EVENTS + "?core_id=core_000000000000");
    assertThat(foreign.status()).isEqualTo(404);
    assertThat(foreign.error()).isEqualTo("not_found");
  }

  @Test
  void upstreamsRefusalIsQuoted() {
    String core = coreWithEvents("Refused", 1);
    BOX.grid().answer("GET", "/events", 403, "AUTHZ_PERMISSION_DENIED", 1);
    Reply reply = BOX.api().get(EVENTS + "?core_id=" + core);
    assertThat(reply.status()).isEqualTo(502);
    assertThat(reply.error()).isEqualTo("upstream_failed");
    assertThat(reply.body().object("detail").object("upstream").text("code"))
        .isEqualTo("AUTHZ_PERMISSION_DENIED");
  }
}
