package io.scaibox.bootstrap.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaibox.bootstrap.box.Box;
import io.scaibox.bootstrap.box.Flows;
import io.scaibox.bootstrap.box.Reply;
import io.scaibox.domain.diagnostic.JsonPatch;
import io.scaibox.domain.diagnostic.PatchOperation;
import io.scaibox.domain.json.JsonBoolean;
import io.scaibox.domain.json.JsonNull;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.json.JsonPointer;
import io.scaibox.json.JsonReader;
import io.scaibox.json.JsonWriter;
import io.scaibox.scaigrid.manifest.ScirFormat;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compiling and checking flows that are not saved (reference/scaiflow.md 5). */
class PreviewApiTest {

  private static final Box BOX = Box.start();

  @AfterAll
  static void stop() {
    BOX.close();
  }

  private static Reply compile(JsonObject content, String format) {
    JsonObject body = JsonObject.builder().put("content", content).put("format", format).build();
    return BOX.api().postJson("/v1/flows/compile", JsonWriter.write(body));
  }

  private static Reply validate(JsonObject content) {
    JsonObject body = JsonObject.builder().put("content", content).build();
    return BOX.api().postJson("/v1/flows/validate", JsonWriter.write(body));
  }

  private static JsonObject broken() {
    String flow = JsonWriter.write(Flows.simple("Broken"));
    return Flows.read(flow.replace("\"port\":\"out_request\"", "\"port\":\"nowhere\""));
  }

  @Test
  void yamlIsText() {
    Reply reply = compile(Flows.simple("Preview"), "yaml");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.text("format")).isEqualTo("yaml");
    assertThat(reply.text("body")).startsWith("core:\n  name: preview\n");
    assertThat(reply.body().array("errors").items()).isEmpty();
    assertThat(BOX.grid().calls()).isEmpty();
  }

  @Test
  void warningsPointIntoTheManifest() {
    Reply reply = compile(Flows.simple("Preview"), "yaml");
    JsonObject warning = reply.body().array("warnings").objects().findFirst().orElseThrow();
    int line = Reply.number(warning.object("manifest"), "line");
    assertThat(reply.text("body").lines().skip(line - 1L).findFirst().orElseThrow())
        .contains("llm_turn");
  }

  @Test
  void irIsBase64OfABundle() throws Exception {
    Reply reply = compile(Flows.simple("Preview"), "ir");
    byte[] bundle = Base64.getDecoder().decode(reply.text("body"));
    assertThat(ScirFormat.isBundle(bundle)).isTrue();
    JsonObject module = ScirFormat.read(bundle);
    assertThat(module.text("name")).isEqualTo("preview");
    assertThat(module.array("triggers").objects())
        .extracting(trigger -> trigger.text("kind"))
        .containsExactly("api");
  }

  @Test
  void scaiIsText() {
    assertThat(compile(Flows.simple("Preview"), "scai").text("body")).contains("@core \"preview\"");
  }

  @Test
  void errorsOfAFlowComeWithStatus200() {
    Reply reply = compile(broken(), "yaml");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body().get("body")).isEqualTo(JsonNull.NULL);
    JsonObject error = reply.body().array("errors").objects().findFirst().orElseThrow();
    assertThat(error.text("message"))
        .isEqualTo("edge 'edge_1': source node 'node_in' has no output port 'nowhere'");
    assertThat(error.text("path")).isEqualTo("edges[0].source.port");
    assertThat(error.get("manifest")).isEqualTo(JsonNull.NULL);
  }

  @Test
  void anOfferedPatchMendsTheFlow() {
    JsonObject error =
        validate(broken())
            .body()
            .array("diagnostics")
            .objects()
            .filter(diagnostic -> "error".equals(diagnostic.text("severity")))
            .findFirst()
            .orElseThrow();
    JsonObject operation = error.array("patch").objects().findFirst().orElseThrow();
    assertThat(operation.text("op")).isEqualTo("replace");
    JsonObject mended =
        (JsonObject)
            JsonPatch.apply(
                broken(),
                List.of(
                    PatchOperation.replace(
                        new JsonPointer(String.valueOf(operation.text("path"))),
                        Objects.requireNonNull(operation.get("value")))));
    assertThat(validate(mended).body().get("valid")).isEqualTo(JsonBoolean.TRUE);
  }

  @Test
  void aFlowWithoutAnEntryIsNotValid() {
    Reply reply =
        validate(Flows.read("{\"id\":\"f\",\"name\":\"n\",\"version\":\"1.0.0\",\"nodes\":[]}"));
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body().get("valid")).isEqualTo(JsonBoolean.FALSE);
    JsonObject diagnostic = reply.body().array("diagnostics").objects().findFirst().orElseThrow();
    assertThat(diagnostic.text("message")).isEqualTo("flow has no entry-point node");
    assertThat(diagnostic.text("path")).isEqualTo("nodes");
    assertThat(diagnostic.get("node_id")).isEqualTo(JsonNull.NULL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"content\": 1}",
        "{\"content\": {}, \"format\": \"pdf\"}",
        "{\"content\": {}, \"formt\": \"yaml\"}"
      })
  void aBodyThatIsNoneIs422(String body) {
    Reply reply = BOX.api().postJson("/v1/flows/compile", body);
    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.error()).isEqualTo("invalid_request");
  }

  @Test
  void theSchemaIsServed() throws Exception {
    Reply reply = BOX.api().get("/schemas/scaiflow/v2.json");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(((JsonObject) JsonReader.read(reply.text())).text("$id"))
        .isEqualTo("https://scailabs.com/schemas/scaiflow/v2.json");
  }
}
