package io.scaibox.scaigrid.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scaibox.application.compile.ManifestSyntaxException;
import io.scaibox.domain.diagnostic.TextPosition;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.json.JsonReader;
import org.junit.jupiter.api.Test;

/** Manifests that anybody wrote: read within bounds, refused with a place. */
class YamlManifestReaderTest {

  private final YamlManifestFormat format = new YamlManifestFormat();

  @Test
  void whatIsWrittenComesBack() throws Exception {
    JsonObject value =
        (JsonObject)
            JsonReader.read(
                """
                {"a": [1, -2.5, 1e40, true, null, "yes", "", "1", "~"], "b": {}, "c": [],
                 "multi": "line\\n  two\\u0085\\ttab", "": {"x y": "{{z}}"}}
                """);
    assertThat(format.read(format.write(value))).isEqualTo(value);
  }

  @Test
  void aSyntaxErrorHasItsPlace() {
    assertThatThrownBy(() -> format.read("core:\n  a: [1,\n"))
        .isInstanceOfSatisfying(
            ManifestSyntaxException.class, e -> assertThat(e.position().line()).isEqualTo(3));
  }

  @Test
  void bombsOfAliasesAreRefused() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 12; i++) {
      bomb.append("a%d: &a%d [".formatted(i, i));
      bomb.append("*a%d, ".formatted(i - 1).repeat(9)).append("*a%d]\n".formatted(i - 1));
    }
    assertThatThrownBy(() -> format.read(bomb.toString()))
        .isInstanceOf(ManifestSyntaxException.class)
        .hasMessageContaining("more than");
  }

  @Test
  void deepNestingIsRefused() {
    assertThatThrownBy(() -> format.read("[".repeat(100_000)))
        .isInstanceOf(ManifestSyntaxException.class);
    assertThatThrownBy(() -> format.read("[".repeat(400) + "]".repeat(400)))
        .isInstanceOf(ManifestSyntaxException.class)
        .hasMessageContaining("levels deep");
  }

  @Test
  void aNodeThatHoldsItselfIsRefused() {
    assertThatThrownBy(() -> format.read("a: &a [*a]")).isInstanceOf(ManifestSyntaxException.class);
  }

  @Test
  void theSourceMapTellsWhereEachNodeBegins() throws Exception {
    String yaml =
        """
        core:
          flows:
            - steps:
                - llm_turn: x
                  meta:
                    node_id: a
                - match:
                    arms:
                      - when: y
                        steps:
                          - rigid: {}
                            meta:
                              node_id: b
                  meta:
                    node_id: d
        """;
    assertThat(format.positions(yaml))
        .containsEntry("a", new TextPosition(4, 11))
        .containsEntry("b", new TextPosition(11, 21))
        .containsEntry("d", new TextPosition(7, 11));
  }
}
