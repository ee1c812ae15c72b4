package io.scaibox.domain.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaibox.domain.diagnostic.Diagnostic;
import io.scaibox.domain.diagnostic.JsonPatch;
import io.scaibox.domain.diagnostic.PatchOperation;
import io.scaibox.domain.json.JsonArray;
import io.scaibox.domain.json.JsonBoolean;
import io.scaibox.domain.json.JsonNull;
import io.scaibox.domain.json.JsonNumber;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.json.JsonString;
import io.scaibox.domain.json.JsonValue;
import io.scaibox.domain.manifest.Manifest;
import io.scaibox.domain.manifest.ManifestImport;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every flow. */
class FlowCompilerProperties {

  private static final List<String> NAMES =
      List.of(
          "id",
          "name",
          "version",
          "nodes",
          "edges",
          "config",
          "type",
          "label",
          "position",
          "source",
          "target",
          "node",
          "port",
          "condition",
          "core_identity",
          "models",
          "role",
          "ref",
          "model",
          "scaiqueue",
          "scope",
          "queues",
          "slug",
          "max_retries",
          "plugins",
          "alias",
          "goal",
          "template",
          "queue",
          "cron",
          "inputs",
          "outputs",
          "breakpoint",
          "publish_as_model");
  private static final List<String> TEXTS =
      List.of(
          "",
          "a",
          "b",
          "in",
          "out",
          "out_request",
          "entry_api",
          "llm_flexible",
          "llm_rigid",
          "hitl_review",
          "queue_publish",
          "logic_loop",
          "sequential",
          "conditional",
          "data",
          "else",
          "primary",
          "1.0.0",
          "fifo",
          "0 * * * *");

  private final FlowCompiler compiler = new FlowCompiler();

  @Provide
  Arbitrary<JsonObject> rubbish() {
    return Arbitraries.randomValue(random -> object(random, 4));
  }

  private static JsonValue value(Random random, int depth) {
    return switch (random.nextInt(depth == 0 ? 4 : 7)) {
      case 0, 1 -> new JsonString(TEXTS.get(random.nextInt(TEXTS.size())));
      case 2 -> JsonNumber.of(random.nextInt(200) - 3L);
      case 3 -> random.nextBoolean() ? JsonNull.NULL : JsonBoolean.of(random.nextBoolean());
      case 4 -> {
        List<JsonValue> items = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
          items.add(value(random, depth - 1));
        }
        yield new JsonArray(items);
      }
      default -> object(random, depth - 1);
    };
  }

  private static JsonObject object(Random random, int depth) {
    JsonObject.Builder object = JsonObject.builder();
    for (int i = random.nextInt(9); i > 0; i--) {
      object.put(NAMES.get(random.nextInt(NAMES.size())), value(random, depth));
    }
    return object.build();
  }

  @Property(tries = 5000, edgeCases = EdgeCasesMode.NONE)
  void theCompilerNeverThrowsAndPointsAtWhatExists(@ForAll("rubbish") JsonObject content) {
    for (Diagnostic diagnostic : compiler.compile(content, "flow_x").diagnostics()) {
      assertThat(diagnostic.pointer().in(content)).as(diagnostic.toString()).isPresent();
      assertThat(diagnostic.message()).isNotBlank();
      assertThat(diagnostic.fix()).isNotBlank();
    }
  }

  @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
  void shuffledOrMovedNodesAndKeysGiveTheSameManifest(@ForAll Random random) {
    JsonObject flow = RandomFlows.flow(random, 2 + random.nextInt(25));
    String manifest = Documents.text(manifest(flow));
    assertThat(Documents.text(manifest(Documents.shuffled(flow, random)))).isEqualTo(manifest);
    assertThat(Documents.text(manifest(Documents.moved(flow, random)))).isEqualTo(manifest);
  }

  @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
  void aFlowMadeFromItsManifestHasTheSameManifest(@ForAll Random random) {
    JsonObject flow = RandomFlows.flow(random, 2 + random.nextInt(25));
    JsonObject imported = ManifestImport.flow(manifest(flow)).orElseThrow();
    assertThat(Documents.text(manifest(imported))).isEqualTo(Documents.text(manifest(flow)));
    assertThat(imported.array("nodes").items()).hasSameSizeAs(flow.array("nodes").items());
    assertThat(imported.get("edges")).isEqualTo(flow.get("edges"));
  }

  @Property(tries = 3000, edgeCases = EdgeCasesMode.NONE)
  void offeredPatchesRemoveTheirDiagnosticsAndAddNone(@ForAll Random random) {
    JsonObject flow = Documents.damaged(RandomFlows.flow(random, 2 + random.nextInt(8)), random);
    List<Diagnostic> before = compiler.validate(flow);
    List<PatchOperation> all = new ArrayList<>();
    for (Diagnostic diagnostic : before) {
      assertThat(diagnostic.pointer().in(flow)).as(diagnostic.toString()).isPresent();
      if (!diagnostic.patch().isEmpty()) {
        all.addAll(diagnostic.patch());
        List<String> expected = new ArrayList<>(words(before));
        expected.remove(word(diagnostic));
        assertThat(expected)
            .as("after %s", diagnostic)
            .containsAll(words(compiler.validate(patched(flow, diagnostic.patch()))));
      }
    }
    assertThat(words(before)).containsAll(words(compiler.validate(patched(flow, all))));
  }

  private static JsonObject patched(JsonObject flow, List<PatchOperation> operations) {
    return (JsonObject) JsonPatch.apply(flow, operations);
  }

  private static List<String> words(List<Diagnostic> diagnostics) {
    return diagnostics.stream().map(FlowCompilerProperties::word).toList();
  }

  private static String word(Diagnostic diagnostic) {
    return diagnostic.code() + diagnostic.nodeId() + diagnostic.edgeId() + diagnostic.message();
  }

  private JsonObject manifest(JsonObject flow) {
    CompiledFlow compiled = compiler.compile(flow, "flow_x");
    return Manifest.of(
        compiled.program().orElseThrow(() -> new AssertionError(compiled.diagnostics())),
        "flow_x",
        "1.0.0");
  }
}
