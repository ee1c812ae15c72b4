package io.scaibox.bootstrap.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaibox.application.compile.FlowFormat;
import io.scaibox.application.compile.FlowFormats;
import io.scaibox.bootstrap.box.Grid;
import io.scaibox.domain.compile.CompiledFlow;
import io.scaibox.domain.compile.FlowCompiler;
import io.scaibox.domain.flow.NodeKind;
import io.scaibox.domain.json.JsonArray;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.json.JsonString;
import io.scaibox.domain.json.JsonValue;
import io.scaibox.domain.manifest.Manifest;
import io.scaibox.domain.manifest.ManifestImport;
import io.scaibox.domain.program.Program;
import io.scaibox.emulator.Emulator;
import io.scaibox.emulator.EmulatorSettings;
import io.scaibox.scaigrid.manifest.ScaiText;
import io.scaibox.scaigrid.manifest.ScirFormat;
import io.scaibox.scaigrid.manifest.YamlManifestFormat;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What docs/flow-format.md shows of each kind is what the compiler does. */
class FlowFormatTest {

  /** ScaiCore's 14 kinds of blocks (reference/scaigrid.md 3.2). */
  private static final Set<String> CLOSED_SET =
      Set.of(
          "rigid",
          "flexible",
          "guarded",
          "parallel",
          "foreach",
          "match",
          "while",
          "checkpoint",
          "core_call",
          "await_responses",
          "try",
          "budget",
          "debug",
          "model_call");

  private static final Emulator EMULATOR = Emulator.start(EmulatorSettings.onFreePort());

  @AfterAll
  static void stop() {
    EMULATOR.close();
  }

  private final YamlManifestFormat yaml = new YamlManifestFormat();

  static List<Markdown.Section> kinds() {
    return Markdown.sections("flow-format.md");
  }

  @Test
  void everyKindHasItsSection() {
    assertThat(kinds())
        .extracting(Markdown.Section::title)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(NodeKind.values()).map(NodeKind::word).toList());
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void theExampleCompilesToWhatThePageShows(Markdown.Section section) throws Exception {
    JsonObject node = Markdown.json(section.examples("json").get(0));
    assertThat(node.text("type")).isEqualTo(section.title());
    JsonObject flow = Fragments.flow(fragment(node));
    CompiledFlow compiled = new FlowCompiler().compile(flow, "x");
    assertThat(compiled.program()).as(compiled.diagnostics()::toString).isPresent();
    JsonObject first =
        Manifest.of(compiled.program().get(), "x", "1.0.0")
            .object("core")
            .array("flows")
            .objects()
            .findFirst()
            .orElseThrow();
    JsonValue shown = yaml.read(section.examples("yaml").get(0));
    boolean entry = section.title().startsWith("entry_");
    assertThat(entry ? ((JsonObject) shown).get("trigger") : shown)
        .isEqualTo(entry ? first.get("trigger") : withoutMeta(first.array("steps")));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void theExampleCompilesToEveryFormatAndItsManifestIsAccepted(Markdown.Section section)
      throws Exception {
    JsonObject flow = Fragments.flow(fragment(Markdown.json(section.examples("json").get(0))));
    Program program = new FlowCompiler().compile(flow, "x").program().orElseThrow();
    FlowFormats formats = new FlowFormats(yaml, new ScirFormat(), new ScaiText());
    String manifest =
        new String(formats.write(FlowFormat.YAML, program, "x", "1.0.0"), StandardCharsets.UTF_8);
    String name = "name: kind-" + section.title().replace('_', '-');
    assertThat(Grid.at(EMULATOR.baseUrl()).createCore(manifest.replaceFirst("name: example", name)))
        .startsWith("201 ");
    JsonObject module = ScirFormat.read(formats.write(FlowFormat.IR, program, "x", "1.0.0"));
    assertThat(blockKinds(module.array("flows"))).isSubsetOf(CLOSED_SET);
    assertThat(
            new String(
                formats.write(FlowFormat.SCAI, program, "x", "1.0.0"), StandardCharsets.UTF_8))
        .contains("@core \"example\"");
    assertThat(ManifestImport.flow(yaml.read(manifest)).orElseThrow().array("nodes").items())
        .hasSameSizeAs(flow.array("nodes").items());
  }

  /** Returns the kinds of blocks and statements at any depth. */
  private static Set<String> blockKinds(JsonValue value) {
    Set<String> kinds = new TreeSet<>();
    if (value instanceof JsonArray array) {
      array.items().forEach(item -> kinds.addAll(blockKinds(item)));
    } else if (value instanceof JsonObject object) {
      if (object.has("meta")) {
        kinds.add(String.valueOf(object.text("kind")));
      }
      object.without("meta").members().values().forEach(item -> kinds.addAll(blockKinds(item)));
    }
    return kinds;
  }

  private static JsonObject fragment(JsonObject node) {
    String type = String.valueOf(node.text("type"));
    if (type.startsWith("entry_")) {
      return JsonObject.builder()
          .put("nodes", new JsonArray(List.of(node.with("id", new JsonString("start")))))
          .build();
    }
    List<String> edges =
        switch (type) {
          case "logic_decision" -> List.of("step -> a if start.amount > 5", "step -> b if else");
          case "logic_loop" -> List.of("step:body -> a", "step:done -> b");
          case "logic_parallel" -> List.of("step -> a", "step -> b");
          default -> List.of();
        };
    JsonObject a = Markdown.json("{\"id\": \"a\", \"config\": {\"template\": \"A\"}}");
    JsonObject item =
        Markdown.json("{\"id\": \"a\", \"config\": {\"template\": \"{{order.id}}\"}}");
    JsonObject b = Markdown.json("{\"id\": \"b\", \"config\": {\"template\": \"B\"}}");
    List<JsonValue> more =
        edges.isEmpty() ? List.of() : List.of(type.equals("logic_loop") ? item : a, b);
    return JsonObject.builder()
        .put("node", node)
        .put("more", new JsonArray(more))
        .put("edges", JsonArray.ofStrings(edges))
        .build();
  }

  private static JsonValue withoutMeta(JsonValue value) {
    if (value instanceof JsonArray array) {
      return new JsonArray(array.items().stream().map(FlowFormatTest::withoutMeta).toList());
    }
    if (value instanceof JsonObject object) {
      JsonObject.Builder copy = JsonObject.builder();
      object
          .without("meta")
          .members()
          .forEach((name, member) -> copy.put(name, withoutMeta(member)));
      return copy.build();
    }
    return value;
  }
}
