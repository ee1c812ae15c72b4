package io.scaibox.domain.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaibox.domain.json.JsonArray;
import io.scaibox.domain.json.JsonBoolean;
import io.scaibox.domain.json.JsonNull;
import io.scaibox.domain.json.JsonNumber;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.json.JsonString;
import io.scaibox.domain.json.JsonValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
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
      assertThat(exists(content, diagnostic.pointer().text())).as(diagnostic.toString()).isTrue();
      assertThat(diagnostic.message()).isNotBlank();
      assertThat(diagnostic.fix()).isNotBlank();
    }
  }

  @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
  void shuffledNodesAndKeysGiveTheSameManifest(@ForAll Random random) {
    JsonObject content = randomFlow(random);
    JsonObject shuffled = (JsonObject) shuffledKeys(shuffledNodes(content, random), random);
    Program first = compiler.compile(content, "flow_x").program().orElseThrow();
    Program second = compiler.compile(shuffled, "flow_x").program().orElseThrow();
    assertThat(text(Manifest.of(second, "flow_x", "1")))
        .isEqualTo(text(Manifest.of(first, "flow_x", "1")));
  }

  @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
  void everyReachableNodeIsEmittedOnceAfterThoseBeforeIt(@ForAll Random random) {
    JsonObject content = randomFlow(random);
    List<String> order =
        compiler.compile(content, "flow_x").program().orElseThrow().steps().stream()
            .map(step -> step.meta().nodeId())
            .toList();
    assertThat(order).doesNotHaveDuplicates();
    content
        .array("edges")
        .objects()
        .forEach(
            edge -> {
              int source = order.indexOf(edge.object("source").text("node"));
              int target = order.indexOf(edge.object("target").text("node"));
              assertThat(target == -1 || source < target).isTrue();
            });
  }

  private static JsonObject randomFlow(Random random) {
    int size = 1 + random.nextInt(12);
    FlowBuilder builder = new FlowBuilder().entry("in");
    for (int i = 0; i < size; i++) {
      builder.llm("n" + i);
    }
    builder.edge("in", "n0");
    for (int i = 1; i < size; i++) {
      for (int edges = random.nextInt(3); edges > 0; edges--) {
        builder.edge("n" + random.nextInt(i), "n" + i);
      }
    }
    return builder.build();
  }

  private static JsonObject shuffledNodes(JsonObject content, Random random) {
    List<JsonValue> nodes = new ArrayList<>(content.array("nodes").items());
    Collections.shuffle(nodes, random);
    return content.with("nodes", new JsonArray(nodes));
  }

  private static JsonValue shuffledKeys(JsonValue value, Random random) {
    if (value instanceof JsonObject object) {
      List<Map.Entry<String, JsonValue>> entries = new ArrayList<>(object.members().entrySet());
      Collections.shuffle(entries, random);
      JsonObject.Builder shuffled = JsonObject.builder();
      entries.forEach(
          entry -> shuffled.put(entry.getKey(), shuffledKeys(entry.getValue(), random)));
      return shuffled.build();
    }
    if (value instanceof JsonArray array) {
      return new JsonArray(array.items().stream().map(item -> shuffledKeys(item, random)).toList());
    }
    return value;
  }

  /** Writes a value with its member order, which equality of objects leaves out. */
  private static String text(JsonValue value) {
    if (value instanceof JsonObject object) {
      StringBuilder text = new StringBuilder("{");
      object
          .members()
          .forEach(
              (name, member) -> text.append(name).append(':').append(text(member)).append(','));
      return text.append('}').toString();
    }
    if (value instanceof JsonArray array) {
      return array.items().stream().map(FlowCompilerProperties::text).toList().toString();
    }
    return value.toString();
  }

  private static boolean exists(JsonValue document, String pointer) {
    JsonValue current = document;
    String[] parts = pointer.split("/", -1);
    for (int i = 1; i < parts.length; i++) {
      if (current instanceof JsonObject object && object.get(parts[i]) != null) {
        current = object.get(parts[i]);
      } else if (current instanceof JsonArray array
          && parts[i].matches("\\d{1,6}")
          && Integer.parseInt(parts[i]) < array.items().size()) {
        current = array.items().get(Integer.parseInt(parts[i]));
      } else {
        return false;
      }
    }
    return true;
  }
}
