package io.scaibox.bootstrap.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaibox.bootstrap.box.Box;
import io.scaibox.bootstrap.box.Flows;
import io.scaibox.bootstrap.box.Reply;
import io.scaibox.json.JsonWriter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Same request, same answer. */
class IdempotencyTest {

  private static final Box BOX = Box.start();

  @AfterAll
  static void stop() {
    BOX.close();
  }

  private static Reply deploy(String flow, String body, String key) {
    return BOX.api().postJson("/v1/flows/" + flow + "/deploy", body, "Idempotency-Key", key);
  }

  @Test
  void aRepeatedDeployGetsTheStoredAnswerByteForByte() {
    String flow = BOX.api().save(Flows.simple("Repeated"));
    Reply first = deploy(flow, "{}", "key-1");
    BOX.grid().forgetCalls();
    Reply second = deploy(flow, "{}", "key-1");
    assertThat(second.text()).isEqualTo(first.text());
    assertThat(second.text("status")).isEqualTo("created");
    assertThat(second.headers().firstValue("Idempotent-Replayed")).hasValue("true");
    assertThat(BOX.grid().calls()).isEmpty();
  }

  @Test
  void errorsAreReplayedToo() {
    BOX.grid().answer("POST", "/cores", 400, "VALIDATION_ERROR", 1);
    String flow = BOX.api().save(Flows.simple("Replayed error"));
    Reply first = deploy(flow, "{}", "key-2");
    assertThat(first.error()).isEqualTo("scaicore_create_failed");
    Reply second = deploy(flow, "{}", "key-2");
    assertThat(second.status()).isEqualTo(502);
    assertThat(second.text()).isEqualTo(first.text());
    assertThat(deploy(flow, "{}", "key-3").status()).isEqualTo(200);
  }

  @Test
  void anotherBodyWithTheSameKeyIsRefused() {
    String flow = BOX.api().save(Flows.simple("Reused key"));
    deploy(flow, "{}", "key-4");
    Reply reply = deploy(flow, "{\"force\":true}", "key-4");
    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.error()).isEqualTo("idempotency_key_reused");
  }

  @Test
  void aRepeatedCreateMakesOneFlow() {
    String body = "{\"name\":\"Once\",\"content\":" + JsonWriter.write(Flows.simple("Once")) + "}";
    Reply first = BOX.api().postJson("/v1/flows", body, "Idempotency-Key", "key-5");
    Reply second = BOX.api().postJson("/v1/flows", body, "Idempotency-Key", "key-5");
    assertThat(second.text("id")).isEqualTo(first.text("id"));
    assertThat(Reply.number(BOX.api().get("/v1/flows?search=Once").body(), "total")).isEqualTo(1);
  }

  @Test
  void aBadKeyIsRefused() {
    String flow = BOX.api().save(Flows.simple("Bad key"));
    Reply reply = deploy(flow, "{}", "k".repeat(256));
    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.error()).isEqualTo("invalid_request");
  }
}
