package io.scaibox.scaigrid.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.scaibox.application.compile.ManifestSyntaxException;
import io.scaibox.domain.compile.CompiledFlow;
import io.scaibox.domain.compile.FlowCompiler;
import io.scaibox.domain.diagnostic.Diagnostic;
import io.scaibox.domain.diagnostic.JsonPatch;
import io.scaibox.domain.expression.ExpressionParser;
import io.scaibox.domain.expression.NameUse;
import io.scaibox.domain.expression.SyntaxProblem;
import io.scaibox.domain.expression.Template;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.json.JsonValue;
import io.scaibox.domain.manifest.IrModule;
import io.scaibox.domain.manifest.Manifest;
import io.scaibox.domain.manifest.ManifestImport;
import io.scaibox.domain.program.Program;
import io.scaibox.json.JsonReader;
import io.scaibox.json.JsonSyntaxException;
import io.scaibox.scaigrid.manifest.BundleException;
import io.scaibox.scaigrid.manifest.ScaiText;
import io.scaibox.scaigrid.manifest.ScirFormat;
import io.scaibox.scaigrid.manifest.YamlManifestFormat;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Throws bytes at everything that reads what others wrote. In a normal build the inputs kept under
 * {@code CompilerFuzzTestInputs} are tried; {@code bench/fuzz} looks for new ones.
 */
class CompilerFuzzTest {

  private final FlowCompiler compiler = new FlowCompiler();
  private final YamlManifestFormat yaml = new YamlManifestFormat();

  @FuzzTest(maxDuration = "12m")
  void flowJson(byte[] bytes) throws Exception {
    JsonValue value;
    try {
      value = JsonReader.read(bytes);
    } catch (JsonSyntaxException e) {
      return;
    }
    if (value instanceof JsonObject flow) {
      compile(flow);
    }
  }

  @FuzzTest(maxDuration = "12m")
  void manifestYaml(byte[] bytes) throws Exception {
    JsonValue manifest;
    try {
      manifest = yaml.read(new String(bytes, StandardCharsets.UTF_8));
    } catch (ManifestSyntaxException e) {
      return;
    }
    Optional<JsonObject> flow = ManifestImport.flow(manifest);
    if (flow.isPresent()) {
      compile(flow.get());
    }
  }

  @FuzzTest(maxDuration = "12m")
  void scirBytes(byte[] bytes) throws Exception {
    JsonObject module;
    try {
      module = ScirFormat.read(bytes);
    } catch (BundleException e) {
      return;
    }
    check(ScirFormat.read(new ScirFormat().write(module)).equals(module), "a bundle changed");
  }

  @FuzzTest(maxDuration = "12m")
  void expressions(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    Set<String> oddNames = Set.of("node-1", "1", "a-b-c");
    ExpressionParser.parse(text, oddNames)
        .then(read -> namesStandWhereTheySay(text, NameUse.in(read)), at -> pointsInside(text, at));
    Template.parse(text, oddNames)
        .then(read -> namesStandWhereTheySay(text, NameUse.in(read)), at -> pointsInside(text, at));
  }

  private static void namesStandWhereTheySay(String text, List<NameUse> uses) {
    for (NameUse use : uses) {
      check(text.substring(use.start(), use.end()).equals(use.name()), "a name stands elsewhere");
    }
  }

  private static void pointsInside(String text, SyntaxProblem problem) {
    check(problem.offset() >= 0 && problem.offset() <= text.length(), "a problem points outside");
  }

  private void compile(JsonObject flow) throws Exception {
    CompiledFlow compiled = compiler.compile(flow, "flow_x");
    for (Diagnostic diagnostic : compiled.diagnostics()) {
      check(diagnostic.pointer().in(flow).isPresent(), "a pointer leads nowhere: " + diagnostic);
    }
    JsonPatch.apply(
        flow,
        compiled.diagnostics().stream().map(Diagnostic::patch).flatMap(List::stream).toList());
    if (compiled.program().isPresent()) {
      write(compiled.program().get());
    }
  }

  private void write(Program program) throws Exception {
    JsonObject manifest = Manifest.of(program, "flow_x", "1.0.0");
    String text = yaml.write(manifest);
    check(yaml.read(text).equals(manifest), "YAML changed the manifest");
    yaml.positions(text);
    JsonObject module = IrModule.of(program, "flow_x", "1.0.0");
    check(
        ScirFormat.read(new ScirFormat().write(module)).equals(module), "SCIR changed the module");
    new ScaiText().write(program);
    JsonObject imported = ManifestImport.flow(manifest).orElseThrow();
    CompiledFlow again = compiler.compile(imported, "flow_x");
    check(again.program().isPresent(), "the imported flow has errors: " + again.diagnostics());
    check(
        yaml.write(Manifest.of(again.program().get(), "flow_x", "1.0.0")).equals(text),
        "the imported flow has another manifest");
  }

  private static void check(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalStateException(otherwise);
    }
  }
}
