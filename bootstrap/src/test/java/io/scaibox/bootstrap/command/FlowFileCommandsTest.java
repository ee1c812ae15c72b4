package io.scaibox.bootstrap.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaibox.bootstrap.box.Flows;
import io.scaibox.domain.json.JsonArray;
import io.scaibox.domain.json.JsonBoolean;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.json.JsonReader;
import io.scaibox.json.JsonWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The commands for flow files: what they print where, what they write, how they end. */
class FlowFileCommandsTest {

  @TempDir private Path folder;
  private Path good;
  private Path bad;

  private record Ran(int code, String out, String err) {}

  private static Ran run(Object... words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line = new CommandLine(new Main());
    line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    int code = line.execute(Arrays.stream(words).map(String::valueOf).toArray(String[]::new));
    return new Ran(code, out.toString(), err.toString());
  }

  @BeforeEach
  void writeFlows() throws Exception {
    good = folder.resolve("good.flow.json");
    bad = folder.resolve("sub").resolve("bad.flow.json");
    Files.createDirectories(folder.resolve("sub"));
    Files.writeString(good, JsonWriter.pretty(Flows.simple("Good")));
    Files.writeString(
        bad,
        """
        {"id": "f", "name": "Bad", "version": "1.0.0",
         "nodes": [
           {"id": "in", "type": "entry_api", "label": "In", "position": {"x": 0, "y": 0}},
           {"id": "r", "type": "llm_rigid", "label": "R", "position": {"x": 0, "y": 0},
            "config": {"template": "{{input.x"}}],
         "edges": [{"id": "e", "type": "sequential",
           "source": {"node": "in", "port": "out"}, "target": {"node": "r", "port": "in"}}]}
        """);
  }

  private static JsonObject json(String text) throws Exception {
    return (JsonObject) JsonReader.read(text);
  }

  @Test
  void validateSaysWhereInTheFile() {
    Ran ran = run("validate", bad);
    assertThat(ran.code()).isEqualTo(ExitCode.PROBLEMS);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err())
        .contains(bad + ":5:28: error: template at character 1: '{{' is not closed [bad_template]")
        .contains("  |     \"config\": {\"template\": \"{{input.x\"}}],")
        .contains("  fix: Add '}}'.")
        .contains(bad + ":7:37: error: edge 'e': source node 'in' has no output port 'out'")
        .contains("1 file checked, 1 with errors: 2 errors,")
        .doesNotContain("\u001b");
  }

  @Test
  void manyFilesAndGlobsHaveOneSummary() throws Exception {
    Ran ran = run("validate", folder + "/**.json", good);
    assertThat(ran.code()).isEqualTo(ExitCode.PROBLEMS);
    assertThat(ran.err()).contains("2 files checked, 1 with errors");
  }

  @Test
  void aFileThatIsNotThereIsSaidAndTheOthersAreChecked() {
    Ran ran = run("validate", folder.resolve("none.json"), bad);
    assertThat(ran.code()).isEqualTo(ExitCode.UNREADABLE);
    assertThat(ran.err()).contains("none.json: no such file").contains("bad_template");
  }

  @Test
  void aFileThatIsNotJsonHasThePlaceOfTheMistake() throws Exception {
    Files.writeString(bad, "{\"id\":\n  oops}");
    Ran ran = run("validate", bad);
    assertThat(ran.code()).isEqualTo(ExitCode.PROBLEMS);
    assertThat(ran.err()).contains(bad + ":2:").contains("[malformed_json]");
  }

  @Test
  void aByteOrderMarkIsNoMistake() throws Exception {
    Files.writeString(good, "\ufeff" + Files.readString(good));
    assertThat(run("validate", good).code()).isZero();
  }

  @Test
  void jsonIsForPrograms() throws Exception {
    JsonObject one = json(run("validate", "--json", bad).out());
    assertThat(one.get("ok")).isEqualTo(JsonBoolean.FALSE);
    assertThat(one.array("errors").objects())
        .extracting(error -> error.text("code"))
        .containsExactly("bad_template", "unknown_output_port");
    JsonObject sound = json(run("validate", "--json", good).out());
    assertThat(sound.get("ok")).isEqualTo(JsonBoolean.TRUE);
    assertThat(sound.array("errors")).isEqualTo(JsonArray.EMPTY);
    JsonObject both = json(run("validate", "--json", good, bad).out());
    assertThat(both.array("files").items()).hasSize(2);
  }

  @Test
  void sarifIsForCodeScanningTools() throws Exception {
    JsonObject log = json(run("validate", "--sarif", bad).out());
    assertThat(log.text("version")).isEqualTo("2.1.0");
    JsonObject run = log.array("runs").objects().findFirst().orElseThrow();
    JsonObject result =
        run.array("results")
            .objects()
            .filter(candidate -> "error".equals(candidate.text("level")))
            .findFirst()
            .orElseThrow();
    assertThat(result.text("ruleId")).isEqualTo("bad_template");
    assertThat(result.text("level")).isEqualTo("error");
    JsonObject place =
        result.array("locations").objects().findFirst().orElseThrow().object("physicalLocation");
    assertThat(place.object("artifactLocation").text("uri")).endsWith("bad.flow.json");
    assertThat(JsonWriter.write(place.object("region")))
        .isEqualTo("{\"startLine\":5,\"startColumn\":28}");
  }

  @Test
  void compileWritesBesideTheFlowInEveryFormat() {
    assertThat(run("compile", good).code()).isZero();
    assertThat(folder.resolve("good.flow.yaml")).content().startsWith("core:\n");
    assertThat(run("compile", "--format", "ir", good).code()).isZero();
    assertThat(folder.resolve("good.flow.scir")).content().startsWith("SCIR");
    assertThat(run("compile", "--format", "scai", "--out", folder.resolve("x"), good).code())
        .isZero();
    assertThat(folder.resolve("x")).content().contains("@core");
    assertThat(run("compile", "--format", "ir", "--no-verify", good).code()).isZero();
  }

  @Test
  void compileOfABrokenFlowWritesNothing() {
    assertThat(run("compile", bad).code()).isEqualTo(ExitCode.PROBLEMS);
    assertThat(bad.resolveSibling("bad.flow.yaml")).doesNotExist();
  }

  @Test
  void wrongUsageEndsWithTwo() {
    assertThat(run("compile", "--format", "pdf", good).code()).isEqualTo(2);
    assertThat(run("compile", "--no-verify", good).code()).isEqualTo(2);
    assertThat(run("compile", "--out", "x", good, bad).code()).isEqualTo(2);
    assertThat(run("validate", "--json", "--sarif", good).code()).isEqualTo(2);
    assertThat(run("validate").code()).isEqualTo(2);
  }

  @Test
  void anUnwritableTargetEndsWithThree() {
    assertThat(run("compile", "--out", folder.resolve("no/such/folder/x"), good).code())
        .isEqualTo(ExitCode.UNREADABLE);
  }

  @Test
  void importMakesAFlowThatCompilesToTheSameManifest() throws Exception {
    run("compile", good);
    Path yaml = folder.resolve("good.flow.yaml");
    Path back = folder.resolve("back.json");
    assertThat(run("import", yaml, "--out", back).code()).isZero();
    assertThat(run("compile", back).code()).isZero();
    assertThat(folder.resolve("back.yaml")).hasSameTextualContentAs(yaml);
    assertThat(json(run("import", yaml).out())).isEqualTo(json(Files.readString(back)));
  }

  @Test
  void importOfWhatIsNoManifestSaysWhy() throws Exception {
    Path text = folder.resolve("x.yaml");
    Files.writeString(text, "core: [\n");
    assertThat(run("import", text).err()).contains(text + ":2:1: error: the text is not YAML");
    Files.writeString(text, "other: 1\n");
    assertThat(run("import", text).code()).isEqualTo(ExitCode.PROBLEMS);
    assertThat(run("import", folder.resolve("none.yaml")).code()).isEqualTo(ExitCode.UNREADABLE);
  }

  @Test
  void fmtWritesCanonicallyOnceAndFixesWhatCanBeFixed() throws Exception {
    assertThat(run("fmt", "--check", bad).code()).isEqualTo(ExitCode.PROBLEMS);
    assertThat(run("fmt", bad).out().strip()).isEqualTo(bad.toString());
    assertThat(run("fmt", "--check", bad).code()).isZero();
    assertThat(run("validate", bad).err()).contains("unknown_output_port");
    run("fmt", "--fix", bad);
    assertThat(run("validate", bad).err())
        .doesNotContain("unknown_output_port")
        .contains("bad_template");
  }

  @Test
  void graphDrawsAFlowWithItsProblems() throws Exception {
    Path svg = folder.resolve("x.svg");
    assertThat(run("graph", bad, "-o", svg).code()).isZero();
    assertThat(svg).content().startsWith("<svg").contains("data-node-id=\"r\"", "is not closed");
    assertThat(run("graph", good).out()).contains("llm_flexible").endsWith("</svg>\n");
  }
}
