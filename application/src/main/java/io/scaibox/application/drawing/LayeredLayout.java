package io.scaibox.application.drawing;

import io.scaibox.domain.flow.FlowEdge;
import io.scaibox.domain.flow.FlowGraph;
import io.scaibox.domain.flow.FlowNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Places the nodes of a graph in layers from left to right, in the manner of Sugiyama: layers by
 * longest path, order in a layer by the mean place of neighbours, long edges led through the gaps.
 *
 * <p>Any graph can be laid out, cyclic ones too; without recursion.
 */
final class LayeredLayout {

  private static final int SWEEPS = 6;
  private static final int MOST_BENDS = 20_000;

  /** A place in the grid of layers; a bend is where a long edge passes a layer. */
  private static final class Cell {
    final int layer;
    final List<Cell> before = new ArrayList<>();
    final List<Cell> after = new ArrayList<>();
    double rank;

    Cell(int layer) {
      this.layer = layer;
    }
  }

  /** Where something stands: its layer, and its row within the drawing. */
  record Spot(int layer, double row) {}

  private final Map<String, Cell> cells = new HashMap<>();
  private final Map<String, List<Cell>> bends = new HashMap<>();
  private final List<List<Cell>> layers = new ArrayList<>();
  private int height;

  LayeredLayout(FlowGraph graph) {
    List<FlowEdge> edges = acyclic(graph);
    Map<String, Integer> layerOf = longestPaths(graph, edges);
    for (FlowNode node : graph.nodes()) {
      Cell cell = cell(layerOf.getOrDefault(node.id(), 0));
      cells.put(node.id(), cell);
    }
    for (FlowEdge edge : edges) {
      join(edge);
    }
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      sort(sweep % 2 == 0);
    }
    height = layers.stream().mapToInt(List::size).max().orElse(1);
  }

  int layerCount() {
    return layers.size();
  }

  int height() {
    return height;
  }

  Spot of(String node) {
    Cell cell = cells.get(node);
    return cell == null ? new Spot(0, 0) : spot(cell);
  }

  /** Returns the places through which a long edge is led, from its source to its target. */
  List<Spot> bends(FlowEdge edge) {
    return bends.getOrDefault(edge.id(), List.of()).stream().map(this::spot).toList();
  }

  private Spot spot(Cell cell) {
    double offset = (height - layers.get(cell.layer).size()) / 2.0;
    return new Spot(cell.layer, cell.rank + offset);
  }

  private Cell cell(int layer) {
    while (layers.size() <= layer) {
      layers.add(new ArrayList<>());
    }
    Cell cell = new Cell(layer);
    cell.rank = layers.get(layer).size();
    layers.get(layer).add(cell);
    return cell;
  }

  private void join(FlowEdge edge) {
    Cell from = cells.get(edge.source().node());
    Cell to = cells.get(edge.target().node());
    if (from == null || to == null) {
      return;
    }
    List<Cell> passed = new ArrayList<>();
    Cell last = from;
    boolean bend = bends.size() * layers.size() < MOST_BENDS;
    for (int layer = from.layer + 1; bend && layer < to.layer; layer++) {
      Cell cell = cell(layer);
      link(last, cell);
      passed.add(cell);
      last = cell;
    }
    link(last, to);
    if (!passed.isEmpty()) {
      bends.put(edge.id(), passed);
    }
  }

  private static void link(Cell from, Cell to) {
    from.after.add(to);
    to.before.add(from);
  }

  private void sort(boolean forward) {
    for (int i = 0; i < layers.size(); i++) {
      List<Cell> layer = layers.get(forward ? i : layers.size() - 1 - i);
      Map<Cell, Double> wish = new HashMap<>();
      for (Cell cell : layer) {
        List<Cell> neighbours = forward ? cell.before : cell.after;
        wish.put(
            cell, neighbours.stream().mapToDouble(other -> other.rank).average().orElse(cell.rank));
      }
      layer.sort(Comparator.comparingDouble(cell -> wish.getOrDefault(cell, cell.rank)));
      for (int row = 0; row < layer.size(); row++) {
        layer.get(row).rank = row;
      }
    }
  }

  /** Returns the edges without those that close a cycle. */
  private static List<FlowEdge> acyclic(FlowGraph graph) {
    Map<String, List<FlowEdge>> outgoing = new HashMap<>();
    graph
        .edges()
        .forEach(
            edge ->
                outgoing.computeIfAbsent(edge.source().node(), id -> new ArrayList<>()).add(edge));
    record Frame(String node, Deque<FlowEdge> left) {}
    Set<String> seen = new HashSet<>();
    Set<String> onPath = new HashSet<>();
    List<FlowEdge> kept = new ArrayList<>();
    for (FlowNode start : graph.nodes()) {
      Deque<Frame> stack = new ArrayDeque<>();
      if (seen.add(start.id())) {
        onPath.add(start.id());
        stack.push(
            new Frame(start.id(), new ArrayDeque<>(outgoing.getOrDefault(start.id(), List.of()))));
      }
      while (!stack.isEmpty()) {
        Frame frame = stack.element();
        if (frame.left().isEmpty()) {
          onPath.remove(frame.node());
          stack.pop();
          continue;
        }
        FlowEdge edge = frame.left().removeFirst();
        String next = edge.target().node();
        if (onPath.contains(next)) {
          continue;
        }
        kept.add(edge);
        if (seen.add(next)) {
          onPath.add(next);
          stack.push(new Frame(next, new ArrayDeque<>(outgoing.getOrDefault(next, List.of()))));
        }
      }
    }
    return kept;
  }

  private static Map<String, Integer> longestPaths(FlowGraph graph, List<FlowEdge> edges) {
    Map<String, Integer> waiting = new HashMap<>();
    Map<String, List<String>> outgoing = new HashMap<>();
    graph.nodes().forEach(node -> waiting.put(node.id(), 0));
    for (FlowEdge edge : edges) {
      waiting.merge(edge.target().node(), 1, Integer::sum);
      outgoing
          .computeIfAbsent(edge.source().node(), id -> new ArrayList<>())
          .add(edge.target().node());
    }
    Deque<String> ready = new ArrayDeque<>();
    graph.nodes().stream()
        .map(FlowNode::id)
        .filter(id -> waiting.getOrDefault(id, 0) == 0)
        .forEach(ready::add);
    Map<String, Integer> layers = new HashMap<>();
    while (!ready.isEmpty()) {
      String node = ready.remove();
      int next = layers.getOrDefault(node, 0) + 1;
      for (String follower : outgoing.getOrDefault(node, List.of())) {
        layers.merge(follower, next, Math::max);
        if (waiting.merge(follower, -1, Integer::sum) == 0) {
          ready.add(follower);
        }
      }
    }
    return layers;
  }
}
