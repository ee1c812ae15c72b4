package io.scaibox.domain.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaibox.domain.json.JsonArray;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.json.JsonValue;
import io.scaibox.domain.manifest.Manifest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Executing a manifest runs exactly the nodes that executing its graph does, in a fitting order.
 */
class ManifestMeansTheGraphProperties {

  private static final Pattern ROUND = Pattern.compile("#\\d+");

  private final FlowCompiler compiler = new FlowCompiler();

  @Property(tries = 3000, edgeCases = EdgeCasesMode.NONE)
  void smallGraphsInManyRuns(@ForAll Random random) {
    check(RandomFlows.flow(random, 3 + random.nextInt(14)), random, 8);
  }

  @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
  void largeGraphs(@ForAll Random random) {
    check(RandomFlows.flow(random, 60 + random.nextInt(190)), random, 4);
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void everyCombinationOfDecisions(@ForAll Random random) {
    JsonObject flow = RandomFlows.flow(random, 3 + random.nextInt(12));
    List<String> conditions =
        flow.array("edges")
            .objects()
            .map(edge -> String.valueOf(edge.text("condition")))
            .filter(condition -> condition.startsWith("c_"))
            .limit(7)
            .toList();
    JsonObject manifest = manifest(flow);
    for (String entry : entries(flow)) {
      for (int bits = 0; bits < 1 << conditions.size(); bits++) {
        Map<String, Boolean> settled = new HashMap<>();
        for (int i = 0; i < conditions.size(); i++) {
          settled.put(conditions.get(i), (bits >> i & 1) == 1);
        }
        check(flow, manifest, entry, () -> new Decisions(7, settled), random);
      }
    }
  }

  private void check(JsonObject flow, Random random, int runs) {
    JsonObject manifest = manifest(flow);
    List<String> entries = entries(flow);
    for (int i = 0; i < runs; i++) {
      long seed = random.nextLong();
      String entry = entries.get(random.nextInt(entries.size()));
      check(flow, manifest, entry, () -> new Decisions(seed), random);
    }
  }

  private JsonObject manifest(JsonObject flow) {
    CompiledFlow compiled = compiler.compile(flow, "x");
    assertThat(compiled.program()).as(compiled.diagnostics()::toString).isPresent();
    JsonObject manifest = Manifest.of(compiled.program().get(), "x", "1");
    assertThat(emitted(manifest)).as("no node twice").doesNotHaveDuplicates();
    return manifest;
  }

  private static List<String> entries(JsonObject flow) {
    return flow.array("nodes")
        .objects()
        .filter(node -> "entry_api".equals(node.text("type")))
        .map(node -> String.valueOf(node.text("id")))
        .toList();
  }

  private static void check(
      JsonObject flow,
      JsonObject manifest,
      String entry,
      Supplier<Decisions> decisions,
      Random random) {
    List<String> graph = new GraphRun(flow, decisions.get(), random).from(entry);
    List<String> program = new ManifestRun(decisions.get(), random).of(manifest, entry);
    assertThat(program).containsExactlyInAnyOrderElementsOf(graph);
    checkOrder(flow, program);
  }

  /** A node comes after all that an edge leads from, in the same round of the loops around both. */
  private static void checkOrder(JsonObject flow, List<String> trace) {
    Map<String, Set<String>> after = new HashMap<>();
    flow.array("edges")
        .objects()
        .filter(edge -> !entersBody(edge))
        .forEach(
            edge ->
                after
                    .computeIfAbsent(GraphRun.source(edge), id -> new HashSet<>())
                    .add(GraphRun.target(edge)));
    Map<String, Set<String>> ran = new HashMap<>();
    for (String run : trace) {
      String node = run.substring(run.lastIndexOf('/') + 1);
      String path = run.substring(0, run.lastIndexOf('/'));
      for (String follower : after.getOrDefault(node, Set.of())) {
        for (String other : ran.getOrDefault(follower, Set.of())) {
          assertThat(other).as("ran before %s: %s", run, follower).isNotEqualTo(path);
          String mine = ROUND.matcher(path).replaceAll("");
          boolean sameScope = ROUND.matcher(other).replaceAll("").equals(mine);
          if (!sameScope) {
            assertThat(path.startsWith(other) || other.startsWith(path))
                .as("%s after %s in %s", run, follower, other)
                .isFalse();
          }
        }
      }
      ran.computeIfAbsent(node, id -> new HashSet<>()).add(path);
    }
  }

  private static boolean entersBody(JsonObject edge) {
    return "body".equals(edge.object("source").text("port"));
  }

  private static List<String> emitted(JsonValue value) {
    if (value instanceof JsonArray array) {
      return array.items().stream().flatMap(item -> emitted(item).stream()).toList();
    }
    if (!(value instanceof JsonObject object)) {
      return List.of();
    }
    if (object.has("scaiflow_meta")) {
      return emitted(object.without("scaiflow_meta"));
    }
    if (object.has("node_id")) {
      return List.of(String.valueOf(object.text("node_id")));
    }
    return object.members().values().stream().flatMap(item -> emitted(item).stream()).toList();
  }
}
