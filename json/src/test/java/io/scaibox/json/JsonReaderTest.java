package io.scaibox.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.json.JsonValue;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** JSON in and out. */
class JsonReaderTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"a\":1,\"a\":2}| an object has the same key twice",
        "{\"a\":| the text ends too early",
        "[1,]| the text is not JSON",
        "{} 1| there is more text after the JSON value",
        "\"\\ud800\"| a string holds half of a surrogate pair",
      })
  void saysWhatIsWrong(String text, String reason) {
    assertThatThrownBy(() -> JsonReader.read(text))
        .isInstanceOfSatisfying(
            JsonSyntaxException.class,
            error -> {
              assertThat(error.reason()).isEqualTo(reason);
              assertThat(error.line()).isEqualTo(1);
              assertThat(error.column()).isPositive();
            });
  }

  @Test
  void saysWhereItIsWrong() {
    assertThatThrownBy(() -> JsonReader.read("{\n  \"a\": tru\n}"))
        .isInstanceOfSatisfying(
            JsonSyntaxException.class, error -> assertThat(error.line()).isEqualTo(2));
  }

  @Test
  void refusesInvalidUtf8AndDeepNesting() {
    assertThatThrownBy(() -> JsonReader.read(new byte[] {'"', (byte) 0xff, '"'}))
        .hasMessage("the text is not valid UTF-8");
    assertThatThrownBy(() -> JsonReader.read("[".repeat(200)))
        .hasMessage("the text is nested more than 100 levels deep");
  }

  @Test
  void keepsOrderAndNumbers() throws JsonSyntaxException {
    String text = "{\"z\":1.50,\"a\":[true,null,\"é\\n\"],\"n\":1E+400}";
    assertThat(JsonWriter.write(JsonReader.read(text))).isEqualTo(text);
  }

  @Property
  void anyTextSurvivesTheRoundTrip(@ForAll String text) throws JsonSyntaxException {
    String sound = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    JsonValue value = JsonObject.builder().put("t", sound).build();
    assertThat(JsonReader.read(JsonWriter.bytes(value))).isEqualTo(value);
  }

  @Property
  void noBytesMakeItThrowAnythingElse(@ForAll byte[] bytes) {
    try {
      assertThat(JsonReader.read(bytes)).isNotNull();
    } catch (JsonSyntaxException expected) {
      assertThat(expected.reason()).isNotBlank();
    }
  }
}
