package io.scaibox.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaibox.spi.UpstreamFailure;
import io.scaibox.spi.UpstreamResult;

/** What all failures have in common. */
final class Failures {

  private Failures() {}

  /** Returns the failure of a result that must be one, after looking for secrets in it. */
  static UpstreamFailure of(UpstreamResult<?> result, String why) {
    assertThat(result.failure()).as(why + ": " + result).isPresent();
    UpstreamFailure failure = result.failure().orElseThrow();
    assertThat(failure.toString()).as("secrets in a failure").doesNotContain(Samples.KEY.reveal());
    assertThat(failure.message().length()).as("length of a failure's message").isBetween(1, 2_000);
    assertThat(failure.service()).as("who failed").isNotBlank();
    return failure;
  }

  /** Returns the answer of a result that must be one. */
  static <T> T noneIn(UpstreamResult<T> result) {
    assertThat(result.answer()).as("an answer, not " + result).isPresent();
    return result.answer().orElseThrow();
  }
}
