package io.scaibox.bootstrap.compile;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.scaibox.domain.compile.FlowCompiler;
import io.scaibox.domain.compile.RandomFlows;
import io.scaibox.domain.diagnostic.Diagnostic;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.schema.FlowJsonSchema;
import io.scaibox.json.JsonReader;
import io.scaibox.json.JsonWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The published schema and the compiler agree on what a flow looks like. */
class FlowSchemaTest {

  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(JsonWriter.write(FlowJsonSchema.document()));

  private static List<String> mistakes(String flow) {
    return SCHEMA.validate(flow, InputFormat.JSON).stream().map(Object::toString).toList();
  }

  static List<Path> examples() throws Exception {
    try (Stream<Path> files = Files.list(Path.of("..", "examples"))) {
      return files.filter(file -> file.toString().endsWith(".flow.json")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void theExamplesFitTheSchemaAndCompileWithoutErrors(Path example) throws Exception {
    String text = Files.readString(example);
    assertThat(mistakes(text)).isEmpty();
    assertThat(new FlowCompiler().compile((JsonObject) JsonReader.read(text), "x").program())
        .isPresent();
  }

  @Test
  void soundFlowsFitTheSchema() {
    Random random = new Random(7);
    for (int i = 0; i < 100; i++) {
      assertThat(mistakes(JsonWriter.write(RandomFlows.flow(random, 20)))).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\": \"llm_flexible\", \"config\": {}}",
        "{\"type\": \"llm_flexible\"}",
        "{\"type\": \"entry_chat\"}",
        "{\"type\": \"tool_plugin\", \"config\": {\"method\": \"go\"}}",
        "{\"type\": \"compute_exec\", \"config\": {\"command\": []}}",
        "{\"type\": \"logic_loop\", \"config\": {\"collection\": \"x\", \"max_iterations\": 0}}",
        "{\"type\": \"subflow_call\", \"config\": {\"target\": \"acme\"}}",
        "{\"type\": \"checkpoint\", \"config\": {\"options\": \"yes\"}}",
        "{\"type\": \"checkpoint\", \"inputs\": [{\"label\": \"in\"}]}"
      })
  void whatBreaksTheSchemaIsAnErrorOfTheCompilerToo(String node) throws Exception {
    String flow =
        """
        {"id": "f", "name": "n", "version": "1.0.0", "nodes": [
          {"id": "in", "type": "entry_api", "label": "in", "position": {"x": 0, "y": 0}},
          {"id": "a", "label": "a", "position": {"x": 0, "y": 0}, %s]}
        """
            .formatted(node.substring(1));
    assertThat(mistakes(flow)).isNotEmpty();
    assertThat(new FlowCompiler().validate((JsonObject) JsonReader.read(flow)))
        .anyMatch(Diagnostic::isError);
  }
}
