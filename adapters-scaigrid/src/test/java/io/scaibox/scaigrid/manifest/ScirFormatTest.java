package io.scaibox.scaigrid.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scaibox.domain.json.JsonObject;
import io.scaibox.json.JsonReader;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SCIR bundles: what is written comes back, what is broken is refused. */
class ScirFormatTest {

  private final ScirFormat format = new ScirFormat();

  private static JsonObject module(String value) throws Exception {
    return (JsonObject) JsonReader.read("{\"name\": \"x\", \"value\": " + value + "}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "true",
        "\"text with ünïcode \\ud83d\\ude00\"",
        "0",
        "-1",
        "9223372036854775807",
        "9223372036854775808",
        "1.5",
        "0.1",
        "1e400",
        "1234567890.123456789012345678901234567890",
        "1e999999999",
        "[1, [2, {\"a\": []}]]"
      })
  void everyValueComesBackExactly(String value) throws Exception {
    byte[] bytes = format.write(module(value));
    assertThat(new String(bytes, 0, 4, java.nio.charset.StandardCharsets.US_ASCII))
        .isEqualTo("SCIR");
    assertThat(ScirFormat.read(bytes)).isEqualTo(module(value));
  }

  @Test
  void everyShorterBundleIsRefused() throws Exception {
    byte[] bytes = format.write(module("[1.5, \"text\", {\"a\": 123456}]"));
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> ScirFormat.read(cut)).isInstanceOf(BundleException.class);
    }
  }

  @Test
  void moreBytesAfterTheModuleAreRefused() throws Exception {
    byte[] bytes = format.write(module("1"));
    assertThatThrownBy(() -> ScirFormat.read(Arrays.copyOf(bytes, bytes.length + 1)))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("more bytes");
  }

  @Test
  void aLengthThatPromisesMoreThanThereIsReservesNothing() {
    byte[] huge = {'S', 'C', 'I', 'R', (byte) 0xdd, 0x7f, (byte) 0xff, (byte) 0xff, (byte) 0xff};
    assertThatThrownBy(() -> ScirFormat.read(huge))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("length");
  }

  @Test
  void deepNestingIsRefusedBeforeTheStackEnds() {
    byte[] deep = new byte[100_000];
    Arrays.fill(deep, (byte) 0x91);
    System.arraycopy(ScirFormat.MAGIC, 0, deep, 0, 4);
    assertThatThrownBy(() -> ScirFormat.read(deep))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("levels deep");
  }
}
