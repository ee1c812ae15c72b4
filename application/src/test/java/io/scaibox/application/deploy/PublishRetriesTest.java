package io.scaibox.application.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long a failed publication waits. */
class PublishRetriesTest {

  @ParameterizedTest
  @CsvSource({"1,5", "2,10", "3,20", "7,320", "8,600", "11,600"})
  void theWaitDoublesUpToTenMinutes(int attempts, int seconds) {
    assertThat(PublishRetries.delayAfter(attempts)).contains(Duration.ofSeconds(seconds));
  }

  @Test
  void afterTwelveAttemptsItIsGivenUp() {
    assertThat(PublishRetries.delayAfter(12)).isEmpty();
    assertThat(PublishRetries.delayAfter(13)).isEmpty();
  }
}
