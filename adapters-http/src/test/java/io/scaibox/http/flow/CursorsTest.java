package io.scaibox.http.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cursors of the flow list. */
class CursorsTest {

  @Test
  void aCursorComesBackAsItsId() {
    String cursor = Cursors.write("flow_01abc");
    assertThat(cursor).doesNotContain("flow_").matches("[A-Za-z0-9_-]+");
    assertThat(Cursors.read(cursor)).contains("flow_01abc");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "!", "flow_01abc", "YQ", "Zmxvd18nIG9yIDE9MQ"})
  void anythingElseIsNoCursor(String text) {
    assertThat(Cursors.read(text)).isEmpty();
  }
}
