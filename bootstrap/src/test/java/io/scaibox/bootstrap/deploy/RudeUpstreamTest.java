package io.scaibox.bootstrap.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.scaibox.bootstrap.box.Box;
import io.scaibox.bootstrap.box.Flows;
import io.scaibox.bootstrap.box.Reply;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every rudeness at every call of a create-and-publish with queues: the exact answer, the most
 * calls that are made, and that it never takes longer than the deploy's deadline.
 */
class RudeUpstreamTest {

  /** The deadline that {@link Box} sets, and room for the answer itself. */
  private static final Duration LONGEST = Duration.ofSeconds(22);

  private static final Box BOX = Box.start();

  @AfterAll
  static void stop() {
    BOX.close();
  }

  @BeforeEach
  void emptyGrid() {
    BOX.grid().call("POST", "/_emulator/reset", "");
    BOX.grid().rateLimit(0);
  }

  private static Reply deploy(String flow) {
    return assertTimeoutPreemptively(LONGEST, () -> BOX.api().deploy(flow));
  }

  static Stream<Arguments> once() {
    return Stream.of("reset", "garbage", "endless", "reset_after", "garbage_after", "silence_after")
        .flatMap(
            kind ->
                Stream.of(
                        "GET /scopes",
                        "POST /scopes",
                        "POST /queues",
                        "POST /cores",
                        "POST /publish")
                    .map(call -> Arguments.of(kind, call)));
  }

  @ParameterizedTest(name = "{0} at {1}")
  @MethodSource("once")
  void aSingleRudenessIsOvercome(String kind, String call) {
    String[] parts = call.split(" ");
    BOX.grid().fault(kind, parts[0], parts[1]);
    Reply reply = deploy(BOX.api().save(Flows.withQueues("Rude", "desk")));
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    assertThat(reply.text("published_slug")).isEqualTo("scaicore/dev/rude");
    assertThat(BOX.grid().cores()).hasSize(1);
    assertThat(BOX.grid().queues("desk")).containsExactlyInAnyOrder("review", "done");
    assertThat(BOX.grid().calls()).hasSizeLessThanOrEqualTo(10);
  }

  @ParameterizedTest(name = "lasting {0} at creating a Core")
  @MethodSource("lasting")
  void aLastingRudenessIsAPreciseAnswer(String kind, int status, String error, int mostCreates) {
    BOX.grid().fault(kind, "POST", "/cores", 50);
    String flow = BOX.api().save(Flows.simple("Lasting"));
    Reply reply = deploy(flow);
    assertThat(reply.status()).as(reply.text()).isEqualTo(status);
    assertThat(reply.error()).isEqualTo(error);
    assertThat(BOX.grid().calls().stream().filter(call -> call.startsWith("POST /cores ")))
        .hasSizeLessThanOrEqualTo(mostCreates);
    BOX.grid().noFaults();
    assertThat(deploy(flow).status()).isEqualTo(200);
    assertThat(BOX.grid().cores()).hasSize(1);
  }

  static Stream<Arguments> lasting() {
    return Stream.of(
        Arguments.of("reset", 502, "scaicore_create_failed", 3),
        Arguments.of("garbage", 502, "scaicore_create_failed", 3),
        Arguments.of("endless", 502, "scaicore_create_failed", 3),
        Arguments.of("silence", 504, "upstream_outcome_unknown", 1));
  }

  @Test
  void aBurstOf500IsOvercomeByLookingBeforeCreatingAgain() {
    BOX.grid().answer("POST", "/cores", 500, "INTERNAL", 2);
    Reply reply = deploy(BOX.api().save(Flows.simple("Burst")));
    assertThat(reply.text("status")).isEqualTo("created");
    assertThat(BOX.grid().calls())
        .containsExactly(
            "POST /cores 500",
            "GET /cores 200",
            "POST /cores 500",
            "GET /cores 200",
            "POST /cores 201");
  }

  @Test
  void aLasting503IsAnsweredWithItsStatus() {
    BOX.grid().answer("POST", "/cores", 503, "MODEL_UNAVAILABLE", 50);
    Reply reply = deploy(BOX.api().save(Flows.simple("Down")));
    assertThat(reply.error()).isEqualTo("scaicore_create_failed");
    assertThat(Reply.number(reply.detail(), "status")).isEqualTo(503);
    assertThat(BOX.grid().calls()).hasSize(3);
    BOX.grid().noFaults();
  }

  @Test
  void a429IsRepeatedAfterItsRetryAfter() {
    BOX.grid()
        .fault(
            "{\"kind\":\"status\",\"method\":\"POST\",\"path\":\"/cores\",\"status\":429,"
                + "\"code\":\"RATE_LIMITED\",\"retry_after\":1,\"times\":1}");
    Reply reply = deploy(BOX.api().save(Flows.simple("Limited")));
    assertThat(reply.text("status")).isEqualTo("created");
    assertThat(BOX.grid().calls()).containsExactly("POST /cores 429", "POST /cores 201");
  }

  @Test
  void aRetryAfterBeyondTheDeadlineIsHandedToTheCaller() {
    BOX.grid()
        .fault(
            "{\"kind\":\"status\",\"method\":\"POST\",\"path\":\"/cores\",\"status\":429,"
                + "\"code\":\"RATE_LIMITED\",\"retry_after\":120,\"times\":9}");
    Reply reply = deploy(BOX.api().save(Flows.simple("Waiting")));
    assertThat(reply.error()).isEqualTo("scaicore_create_failed");
    assertThat(Reply.number(reply.detail(), "status")).isEqualTo(429);
    assertThat(Reply.number(reply.detail(), "retry_after_s")).isEqualTo(120);
    assertThat(reply.headers().firstValue("Retry-After")).hasValue("120");
    assertThat(BOX.grid().calls()).containsExactly("POST /cores 429");
    BOX.grid().noFaults();
  }

  @Test
  void aRealRateLimitIsRespected() {
    BOX.grid().rateLimit(1);
    Reply reply = deploy(BOX.api().save(Flows.published("Metered")));
    assertThat(reply.error()).isEqualTo("scaicore_publish_failed");
    assertThat(Reply.number(reply.detail(), "retry_after_s")).isBetween(1, 60);
  }

  @Test
  void anUnreadableAnswerToACreateFindsTheCoreThatWasMade() {
    BOX.grid().fault("garbage_after", "POST", "/cores");
    Reply reply = deploy(BOX.api().save(Flows.simple("Unreadable")));
    assertThat(reply.text("status")).isEqualTo("created");
    assertThat(BOX.grid().calls())
        .containsExactly("POST /cores 200", "GET /cores 200", "PUT /cores/{core} 200");
    assertThat(BOX.grid().cores()).hasSize(1);
  }

  @Test
  void listsAreReadToTheirEnd() {
    try (Box box = Box.startWithPagesOf(2)) {
      for (int i = 0; i < 5; i++) {
        box.grid().makeQueue("scope" + i, "{\"slug\":\"other\"}");
      }
      box.grid()
          .makeQueue("desk", "{\"slug\":\"review\",\"ordering\":\"priority\",\"max_retries\":3}");
      Reply reply = box.api().deploy(box.api().save(Flows.withQueues("Pages", "desk")));
      assertThat(reply.steps())
          .containsExactly("create_queue created", "create_core created", "publish_core published");
    }
  }

  @Test
  void upstreamsWordsAreCappedCleanedAndFreeOfSecrets() {
    BOX.grid()
        .fault(
            "{\"kind\":\"status\",\"method\":\"POST\",\"path\":\"/cores\",\"status\":400,"
                + "\"message\":\"bad\\u0007 key "
                + Box.KEY
                + " "
                + "x".repeat(3000)
                + "\"}");
    Reply reply = deploy(BOX.api().save(Flows.simple("Chatty")));
    String message = String.valueOf(reply.detail().text("message"));
    assertThat(message).startsWith("bad key *** xxx").hasSizeLessThan(600);
    assertThat(reply.text()).doesNotContain(Box.KEY);
  }
}
