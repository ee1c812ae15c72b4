package io.scaibox.domain.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Versions of flows. */
class FlowVersionTest {

  @ParameterizedTest
  @CsvSource({"1.0.2, 1.0.3", "0.9.99, 0.9.100", "2.1.0-beta.1, 2.1.1", "1.0.0+build, 1.0.1"})
  void bumpsThePatchNumber(String from, String to) {
    assertThat(FlowVersion.parse(from).orElseThrow().nextPatch().text()).isEqualTo(to);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "1.0", "v1.0.0", "01.0.0", "1.0.99999999999", "1.0.0-ä"})
  void refusesWhatIsNoSemanticVersion(String text) {
    assertThat(FlowVersion.parse(text)).isEmpty();
  }

  @Test
  void everyKindHasAWordAndIsFoundByIt() {
    for (NodeKind kind : NodeKind.values()) {
      assertThat(NodeKind.named(kind.word())).contains(kind);
    }
    assertThat(NodeKind.values()).hasSize(24);
    assertThat(NodeKind.named("entry_chat")).isEmpty();
  }
}
