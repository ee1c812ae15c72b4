package io.scaibox.domain.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Secrets don't show, identifiers sort. */
class SecretTest {

  @Test
  void aSecretPrintsAsStars() {
    Secret secret = Secret.of("sgk_EXAMPLE0123456789abcdef");
    assertThat(secret.toString()).isEqualTo("***");
    assertThat(List.of(secret).toString()).doesNotContain("EXAMPLE");
    assertThat(secret.masked()).isEqualTo("sgk_…cdef");
    assertThat(Secret.of("short").masked()).isEqualTo("…");
  }

  @Test
  void identifiersSortByTimeAndNeverRepeat() {
    Instant start = Instant.parse("2026-01-01T00:00:00Z");
    List<String> ids =
        IntStream.range(0, 200)
            .mapToObj(
                i ->
                    new Identifiers(Clock.fixed(start.plus(Duration.ofMillis(i)), ZoneOffset.UTC))
                        .next("flow"))
            .toList();
    assertThat(ids).isSorted().doesNotHaveDuplicates().allMatch(id -> id.length() == 25);
  }
}
