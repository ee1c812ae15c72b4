package io.scaibox.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.json.JsonValue;
import io.scaibox.spi.RunEvents;
import io.scaibox.spi.RunEvents.EventPage;
import io.scaibox.spi.UpstreamCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every {@link RunEvents} does. */
@Timeout(120)
public interface RunEventsContract {

  /** Opens the adapter on a backend that works; each call opens it anew, on the same backend. */
  RunEvents events();

  /** Opens the adapter on a backend that does not answer. */
  RunEvents unreachable();

  /** Returns a call that the working backend accepts. */
  UpstreamCall call();

  /** Returns a call to a backend that does not answer. */
  default UpstreamCall lostCall() {
    return Samples.call();
  }

  /** Has a Core tell something. */
  void emit(JsonObject event);

  private String coreThatTold(int count) {
    String core = Samples.name("core");
    for (int i = 0; i < count; i++) {
      emit(
          JsonObject.builder()
              .put("type", "scaicore.runtime.step")
              .put("core_id", core)
              .put("number", i)
              .put("payload", JsonObject.builder().put("unknown", "kept").build())
              .build());
    }
    return core;
  }

  @Test
  default void aCoreThatToldNothingHasAnEmptyPage() {
    EventPage page =
        Failures.noneIn(
            events().read(call(), Optional.of(Samples.name("quiet")), 50, Optional.empty()));
    assertThat(page.events()).isEmpty();
    assertThat(page.nextCursor()).isEmpty();
  }

  @Test
  default void pagesAreWalkedWithoutLossOrRepetition() {
    String core = coreThatTold(7);
    List<JsonValue> numbers = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    do {
      EventPage page = Failures.noneIn(events().read(call(), Optional.of(core), 3, cursor));
      assertThat(page.events()).hasSizeLessThanOrEqualTo(3);
      page.events().forEach(event -> numbers.add(event.get("number")));
      cursor = page.nextCursor();
    } while (cursor.isPresent() && numbers.size() < 100);
    assertThat(numbers).hasSize(7).doesNotHaveDuplicates();
  }

  @Test
  default void eventsComeAsTheyAreAndOnlyOfTheCore() {
    String core = coreThatTold(1);
    coreThatTold(2);
    EventPage page =
        Failures.noneIn(events().read(call(), Optional.of(core), 50, Optional.empty()));
    assertThat(page.events())
        .singleElement()
        .satisfies(event -> assertThat(event.object("payload").text("unknown")).isEqualTo("kept"));
  }

  @Test
  default void aBackendThatIsAwayIsAFailureWithoutSecrets() {
    Failures.of(
        unreachable().read(lostCall(), Optional.empty(), 50, Optional.empty()), "it is away");
  }
}
