package io.scaibox.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaibox.domain.platform.Secret;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Upstream's words, made fit to be shown. */
class RedactionTest {

  private static final List<Secret> BEARER = List.of(Secret.of("canary-bearer"));

  @ParameterizedTest
  @CsvSource({
    "the key canary-bearer is bad, the key *** is bad",
    "Authorization: Bearer abc.def, Authorization: Bearer ***",
    "key sgk_EXAMPLE123 leaked, key sgk_*** leaked",
    "token skt_EXAMPLE123 leaked, token skt_*** leaked",
    "token eyJhbGciOi.eyJzdWIiOi.c2lnbmF0dXJl seen, token *** seen",
    "nothing to hide 1.2.3, nothing to hide 1.2.3",
  })
  void credentialsAreMasked(String words, String shown) {
    assertThat(Redaction.words(words, BEARER)).isEqualTo(shown);
  }

  @Test
  void controlCharactersAndLengthAreTamed() {
    assertThat(Redaction.words("a\r\n\tb\u0000c\u202Ed", BEARER)).isEqualTo("a b c d");
    assertThat(Redaction.words("x".repeat(100_000), BEARER)).hasSize(501).endsWith("…");
  }
}
