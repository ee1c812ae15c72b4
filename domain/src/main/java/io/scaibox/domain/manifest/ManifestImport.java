package io.scaibox.domain.manifest;

import io.scaibox.domain.flow.CanonicalFlow;
import io.scaibox.domain.flow.FlowVersion;
import io.scaibox.domain.flow.NodeKind;
import io.scaibox.domain.json.JsonArray;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.json.JsonString;
import io.scaibox.domain.json.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes a flow from a manifest (reference/scaiflow.md 27).
 *
 * <p>From our own manifests comes the flow that they were compiled from, but for its layout: nodes
 * stand 120 px apart in the order of their steps, arms below each other. Of others, every step that
 * tells of a node becomes one and edges follow the steps' structure; what tells of none is kept in
 * {@code metadata.unknown_steps}.
 */
public final class ManifestImport {

  private static final String FLOW = "flow";
  private static final String EDGES = "edges";

  private final JsonObject core;
  private final JsonObject meta;
  private final Map<String, JsonObject> nodes = new LinkedHashMap<>();
  private final Map<String, JsonObject> extras = new HashMap<>();
  private final List<JsonValue> unknown = new ArrayList<>();
  private final StepEdges edges = new StepEdges();

  private ManifestImport(JsonObject core) {
    this.core = core;
    this.meta = core.object("scaiflow_meta");
    meta.array("nodes")
        .objects()
        .forEach(node -> extras.putIfAbsent(String.valueOf(node.text("id")), node));
  }

  /** Returns the flow, or empty when {@code manifest} has no {@code core} with flows. */
  public static Optional<JsonObject> flow(JsonValue manifest) {
    if (manifest instanceof JsonObject object
        && object.get("core") instanceof JsonObject core
        && core.has("flows")) {
      return Optional.of(new ManifestImport(core).flow());
    }
    return Optional.empty();
  }

  private JsonObject flow() {
    boolean ours = meta.has(EDGES) && meta.has(FLOW);
    JsonObject first = core.array("flows").objects().findFirst().orElse(JsonObject.EMPTY);
    List<StepEdges.End> open = triggers(first);
    steps(first.array("steps"), "/core/flows/0/steps", 0, open);
    extras.forEach((id, node) -> addUnreached(id, node));
    JsonObject.Builder flow = JsonObject.builder();
    (ours ? meta.object(FLOW) : ForeignManifest.top(core)).members().forEach(flow::put);
    flow.put("version", version());
    flow.put("nodes", new JsonArray(List.copyOf(nodes.values())));
    flow.put(EDGES, ours ? meta.array(EDGES) : edges.written());
    JsonObject built = flow.build();
    return CanonicalFlow.of(unknown.isEmpty() ? built : withUnknown(built));
  }

  private JsonObject withUnknown(JsonObject flow) {
    JsonObject metadata = flow.object("metadata");
    List<JsonValue> all = new ArrayList<>(metadata.array("unknown_steps").items());
    all.addAll(unknown);
    return flow.with("metadata", metadata.with("unknown_steps", new JsonArray(all)));
  }

  private String version() {
    String written = meta.text("source_version");
    return written != null && FlowVersion.parse(written).isPresent()
        ? written
        : FlowVersion.FIRST.text();
  }

  private List<StepEdges.End> triggers(JsonObject flow) {
    List<StepEdges.End> open = new ArrayList<>();
    List<JsonObject> triggers = meta.array("triggers").objects().toList();
    if (triggers.isEmpty()) {
      triggers = List.of(flow.object("trigger"));
    }
    for (JsonObject trigger : triggers) {
      JsonObject origin = trigger.object("meta");
      JsonObject told = isNode(origin) ? origin : ForeignManifest.entry(trigger, nodes.size());
      if (add(told, 0)) {
        open.add(StepEdges.End.of(String.valueOf(told.text("node_id")), outPort(told)));
      }
    }
    return open;
  }

  private static String outPort(JsonObject told) {
    return NodeKind.named(String.valueOf(told.text("node_kind")))
        .flatMap(kind -> kind.defaultOutputs().stream().findFirst())
        .map(port -> port.id())
        .orElse("out");
  }

  /** Adds the nodes of some steps; returns where the next step connects to. */
  private List<StepEdges.End> steps(
      JsonArray steps, String path, int lane, List<StepEdges.End> from) {
    List<StepEdges.End> open = from;
    for (int i = 0; i < steps.items().size(); i++) {
      open = step(steps.items().get(i), path + '/' + i, lane, open);
    }
    return open;
  }

  private List<StepEdges.End> step(
      JsonValue value, String path, int lane, List<StepEdges.End> from) {
    JsonObject step = value instanceof JsonObject object ? object : JsonObject.EMPTY;
    JsonObject origin = step.object("meta");
    boolean synthetic = origin.has("synthetic");
    if (!synthetic && !isNode(origin)) {
      unknown.add(JsonObject.builder().put("path", path).put("step", value).build());
      return from;
    }
    String id = String.valueOf(origin.text("node_id"));
    boolean added = !synthetic && add(origin, lane);
    if (added) {
      edges.join(from, id);
    }
    List<StepEdges.End> after = added ? List.of(StepEdges.End.of(id, outPort(origin))) : from;
    return nested(step, path, lane, after, id);
  }

  /** Adds the nodes inside a step that holds others. */
  private List<StepEdges.End> nested(
      JsonObject step, String path, int lane, List<StepEdges.End> after, String id) {
    if (step.has("match")) {
      return arms(step.object("match").array("arms"), path + "/match/arms", lane, after);
    }
    for (String loop : List.of("foreach", "while")) {
      if (step.has(loop)) {
        steps(
            step.object(loop).array("steps"),
            path + '/' + loop + "/steps",
            lane + 1,
            List.of(StepEdges.End.of(id, "body")));
        return List.of(StepEdges.End.of(id, "done"));
      }
    }
    if (step.has("parallel")) {
      JsonArray branches = step.object("parallel").array("branches");
      List<StepEdges.End> open = new ArrayList<>();
      for (int i = 0; i < branches.items().size(); i++) {
        JsonArray inner =
            branches.items().get(i) instanceof JsonObject branch
                ? branch.array("steps")
                : JsonArray.EMPTY;
        open.addAll(steps(inner, path + "/parallel/branches/" + i + "/steps", lane + i, after));
      }
      return open.isEmpty() ? after : open;
    }
    return after;
  }

  private List<StepEdges.End> arms(
      JsonArray arms, String path, int lane, List<StepEdges.End> after) {
    List<StepEdges.End> open = new ArrayList<>();
    boolean hasElse = false;
    for (int i = 0; i < arms.items().size(); i++) {
      JsonObject arm = arms.items().get(i) instanceof JsonObject object ? object : JsonObject.EMPTY;
      String when = arm.has("else") ? "else" : String.valueOf(arm.text("when"));
      hasElse |= arm.has("else");
      List<StepEdges.End> start = after.stream().map(end -> end.when(when)).toList();
      open.addAll(steps(arm.array("steps"), path + '/' + i + "/steps", lane + i, start));
    }
    if (!hasElse) {
      after.forEach(end -> open.add(end.when("else")));
    }
    return open;
  }

  private static boolean isNode(JsonObject origin) {
    return origin.has("node_id")
        && NodeKind.named(String.valueOf(origin.text("node_kind"))).isPresent();
  }

  private boolean add(JsonObject origin, int lane) {
    String id = String.valueOf(origin.text("node_id"));
    if (nodes.containsKey(id)) {
      return false;
    }
    JsonObject.Builder node =
        JsonObject.builder()
            .put("id", id)
            .put("type", String.valueOf(origin.text("node_kind")))
            .put("label", Optional.ofNullable(origin.text("node_label")).orElse(id))
            .put("position", position(lane))
            .put("config", origin.object("node_config"));
    extras.getOrDefault(id, JsonObject.EMPTY).without("id").members().forEach(node::put);
    nodes.put(id, node.build());
    return true;
  }

  private JsonObject position(int lane) {
    return JsonObject.builder()
        .put("x", (long) nodes.size() * CanonicalFlow.NODE_DISTANCE)
        .put("y", (long) lane * CanonicalFlow.NODE_DISTANCE)
        .build();
  }

  /** Adds a node that no entry reaches: it has no step, so the manifest tells of it as a whole. */
  private void addUnreached(String id, JsonObject node) {
    if (node.get("type") instanceof JsonString && !nodes.containsKey(id)) {
      nodes.put(id, node.with("position", position(0)));
    }
  }
}
