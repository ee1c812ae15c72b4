package io.scaibox.domain.compile;

import io.scaibox.domain.json.JsonObject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Executes a flow's graph by the letter of what its edges mean, knowing nothing of the compiler.
 *
 * <p>A node runs once every control edge to it is decided and every value for it is there, if one
 * of those edges was taken; of the nodes that may run, any goes first.
 */
final class GraphRun {

  private final List<JsonObject> edges;
  private final Map<String, JsonObject> nodes = new HashMap<>();
  private final Map<String, List<JsonObject>> outgoing = new HashMap<>();
  private final Map<String, List<JsonObject>> incoming = new HashMap<>();
  private final Map<String, Set<String>> bodies = new HashMap<>();
  private final Decisions decisions;
  private final Random random;
  private final List<String> trace = new ArrayList<>();

  GraphRun(JsonObject flow, Decisions decisions, Random random) {
    this.edges = flow.array("edges").objects().toList();
    flow.array("nodes").objects().forEach(node -> nodes.put(node.text("id"), node));
    for (JsonObject edge : edges) {
      outgoing.computeIfAbsent(source(edge), id -> new ArrayList<>()).add(edge);
      incoming.computeIfAbsent(target(edge), id -> new ArrayList<>()).add(edge);
    }
    this.decisions = decisions;
    this.random = random;
  }

  /**
   * Runs the flow from one of its entries and returns {@code path/node} for every node that ran.
   */
  List<String> from(String entry) {
    Set<String> top = reach(entries(), false);
    Set<String> inner = new HashSet<>();
    top.stream().filter(this::isLoop).forEach(loop -> inner.addAll(body(loop)));
    top.removeAll(inner);
    run(top, Set.of(entry), "");
    return trace;
  }

  private Set<String> entries() {
    return nodes.keySet().stream()
        .filter(id -> kind(id).startsWith("entry"))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Runs the nodes of one scope; {@code started} of them run without any edge being taken. */
  private void run(Set<String> scope, Set<String> started, String path) {
    Map<JsonObject, Boolean> taken = new IdentityHashMap<>();
    Set<String> decided = new HashSet<>();
    List<String> waiting = new ArrayList<>(scope);
    while (!waiting.isEmpty()) {
      List<String> ready = new ArrayList<>();
      for (String node : waiting) {
        if (isReady(node, scope, decided, taken)) {
          ready.add(node);
        }
      }
      if (ready.isEmpty()) {
        throw new IllegalStateException("stuck at " + waiting);
      }
      String node = ready.get(random.nextInt(ready.size()));
      waiting.remove(node);
      boolean isRun = started.contains(node);
      for (JsonObject edge : incoming.getOrDefault(node, List.of())) {
        isRun |= Boolean.TRUE.equals(taken.get(edge));
      }
      if (isRun) {
        execute(node, path);
      }
      decide(node, isRun, path, taken, "");
      decided.add(node);
    }
  }

  private boolean isReady(
      String node, Set<String> scope, Set<String> decided, Map<JsonObject, Boolean> taken) {
    for (JsonObject edge : incoming.getOrDefault(node, List.of())) {
      boolean control = !"data".equals(edge.text("type"));
      if (control
          && scope.contains(source(edge))
          && !entersBody(edge)
          && !taken.containsKey(edge)) {
        return false;
      }
    }
    for (JsonObject edge : values()) {
      String from = standIn(source(edge), scope);
      String to = standIn(target(edge), scope);
      if (to.equals(node) && !from.isEmpty() && !from.equals(node) && !decided.contains(from)) {
        return false;
      }
    }
    return true;
  }

  private List<JsonObject> values() {
    return edges.stream().filter(edge -> "data".equals(edge.text("type"))).toList();
  }

  /** Returns the node of the scope that is, or whose body holds, {@code node}; "" if none. */
  private String standIn(String node, Set<String> scope) {
    if (scope.contains(node)) {
      return node;
    }
    return scope.stream()
        .filter(this::isLoop)
        .filter(loop -> body(loop).contains(node))
        .findFirst()
        .orElse("");
  }

  private void execute(String node, String path) {
    trace.add(path + "/" + node);
    if (!isLoop(node)) {
      return;
    }
    Set<String> body = body(node);
    Set<String> inner = new HashSet<>();
    body.stream().filter(this::isLoop).forEach(loop -> inner.addAll(body(loop)));
    Set<String> scope = new LinkedHashSet<>(body);
    scope.removeAll(inner);
    int rounds = decisions.iterations(node, path);
    for (int i = 0; i < rounds; i++) {
      String inside = path + "/" + node + "#" + i;
      Map<JsonObject, Boolean> taken = new IdentityHashMap<>();
      decide(node, true, inside, taken, "body");
      Set<String> started =
          edges.stream()
              .filter(edge -> Boolean.TRUE.equals(taken.get(edge)))
              .map(GraphRun::target)
              .collect(Collectors.toSet());
      run(scope, started, inside);
    }
  }

  /** Decides the edges that leave a node: of the conditional ones, the first that holds. */
  private void decide(
      String node, boolean isRun, String path, Map<JsonObject, Boolean> taken, String port) {
    JsonObject chosen = null;
    JsonObject otherwise = null;
    for (JsonObject edge : outgoing.getOrDefault(node, List.of())) {
      if ("data".equals(edge.text("type"))) {
        continue;
      }
      if (entersBody(edge) != port.equals("body")) {
        continue;
      }
      if (!"conditional".equals(edge.text("type"))) {
        taken.put(edge, isRun);
        continue;
      }
      taken.put(edge, false);
      if ("else".equals(edge.text("condition"))) {
        otherwise = edge;
      } else if (isRun
          && chosen == null
          && decisions.holds(String.valueOf(edge.text("condition")), path)) {
        chosen = edge;
      }
    }
    JsonObject went = chosen == null ? otherwise : chosen;
    if (isRun && went != null) {
      taken.put(went, true);
    }
  }

  private boolean isLoop(String node) {
    return kind(node).equals("logic_loop");
  }

  private String kind(String node) {
    return String.valueOf(nodes.getOrDefault(node, JsonObject.EMPTY).text("type"));
  }

  private Set<String> body(String loop) {
    Set<String> known = bodies.get(loop);
    if (known != null) {
      return known;
    }
    Set<String> starts =
        outgoing.getOrDefault(loop, List.of()).stream()
            .filter(this::entersBody)
            .map(GraphRun::target)
            .collect(Collectors.toSet());
    Set<String> body = reach(starts, true);
    bodies.put(loop, body);
    return body;
  }

  private Set<String> reach(Set<String> starts, boolean withBodies) {
    Set<String> reached = new LinkedHashSet<>();
    Deque<String> pending = new ArrayDeque<>(starts);
    while (!pending.isEmpty()) {
      String node = pending.remove();
      if (reached.add(node)) {
        outgoing.getOrDefault(node, List.of()).stream()
            .filter(edge -> !"data".equals(edge.text("type")))
            .filter(edge -> withBodies || !entersBody(edge))
            .forEach(edge -> pending.add(target(edge)));
      }
    }
    return reached;
  }

  private boolean entersBody(JsonObject edge) {
    return isLoop(source(edge)) && "body".equals(edge.object("source").text("port"));
  }

  static String source(JsonObject edge) {
    return String.valueOf(edge.object("source").text("node"));
  }

  static String target(JsonObject edge) {
    return String.valueOf(edge.object("target").text("node"));
  }
}
