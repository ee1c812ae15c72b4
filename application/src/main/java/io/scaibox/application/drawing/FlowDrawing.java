package io.scaibox.application.drawing;

import io.scaibox.domain.diagnostic.Diagnostic;
import io.scaibox.domain.flow.EdgeKind;
import io.scaibox.domain.flow.FlowEdge;
import io.scaibox.domain.flow.FlowGraph;
import io.scaibox.domain.flow.FlowNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Draws a flow as SVG: laid out in layers, kinds recognisable, problems marked where they are. */
public final class FlowDrawing {

  private static final int NODE_WIDTH = 180;
  private static final int NODE_HEIGHT = 56;
  private static final int LAYER = 310;
  private static final int ROW = 90;
  private static final int MARGIN = 40;
  private static final int LONGEST_LABEL = 20;
  private static final int LONGEST_CONDITION = 20;
  private static final String RED = "#c62828";
  private static final String AMBER = "#b26a00";

  private final FlowGraph graph;
  private final LayeredLayout layout;
  private final Map<String, List<Diagnostic>> ofNode = new HashMap<>();
  private final Map<String, List<Diagnostic>> ofEdge = new HashMap<>();
  private final StringBuilder svg = new StringBuilder();

  private FlowDrawing(FlowGraph graph, List<Diagnostic> diagnostics) {
    this.graph = graph;
    this.layout = new LayeredLayout(graph);
    for (Diagnostic diagnostic : diagnostics) {
      diagnostic
          .nodeId()
          .ifPresent(id -> ofNode.computeIfAbsent(id, key -> new ArrayList<>()).add(diagnostic));
      diagnostic
          .edgeId()
          .ifPresent(id -> ofEdge.computeIfAbsent(id, key -> new ArrayList<>()).add(diagnostic));
    }
  }

  /**
   * Draws a flow.
   *
   * @param diagnostics what is wrong with it; those of a node or an edge are marked there
   * @return an SVG document that needs nothing else
   */
  public static String svg(FlowGraph graph, List<Diagnostic> diagnostics) {
    return new FlowDrawing(graph, diagnostics).draw();
  }

  private String draw() {
    int width = Math.max(1, layout.layerCount()) * LAYER - (LAYER - NODE_WIDTH) + 2 * MARGIN;
    int height = Math.max(1, layout.height()) * ROW - (ROW - NODE_HEIGHT) + 2 * MARGIN;
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" viewBox="0 0 %1$d %2$d" \
        font-family="system-ui, sans-serif" font-size="13">
        <title>%3$s</title>
        <defs>%4$s%5$s%6$s</defs>
        <rect width="100%%" height="100%%" fill="#ffffff"/>
        """
            .formatted(
                width,
                height,
                text(graph.name()),
                arrow("arrow", "#55606c"),
                arrow("arrow-error", RED),
                arrow("arrow-warning", AMBER)));
    Set<String> known = graph.nodes().stream().map(FlowNode::id).collect(Collectors.toSet());
    graph.edges().stream()
        .filter(
            edge -> known.contains(edge.source().node()) && known.contains(edge.target().node()))
        .forEach(this::edge);
    graph.nodes().forEach(this::node);
    return svg.append("</svg>\n").toString();
  }

  private static String arrow(String id, String colour) {
    return "<marker id=\"%s\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"8\""
            .formatted(id)
        + " markerHeight=\"8\" orient=\"auto\"><path d=\"M0 0L8 4L0 8z\" fill=\"%s\"/></marker>"
            .formatted(colour);
  }

  private void edge(FlowEdge edge) {
    List<Diagnostic> problems = ofEdge.getOrDefault(edge.id(), List.of());
    Optional<String> alarm = colour(problems);
    String marker = alarm.map(c -> c.equals(RED) ? "-error" : "-warning").orElse("");
    String dash =
        switch (edge.kind()) {
          case SEQUENTIAL -> "";
          case CONDITIONAL -> " stroke-dasharray=\"7 4\"";
          case DATA -> " stroke-dasharray=\"2 4\"";
        };
    LayeredLayout.Spot from = layout.of(edge.source().node());
    LayeredLayout.Spot to = layout.of(edge.target().node());
    double x = left(from) + NODE_WIDTH;
    double y = middle(from);
    StringBuilder path = new StringBuilder("M" + number(x) + ' ' + number(y));
    for (LayeredLayout.Spot bend : layout.bends(edge)) {
      curve(path, x, y, left(bend), middle(bend));
      path.append('H').append(number(left(bend) + NODE_WIDTH));
      x = left(bend) + NODE_WIDTH;
      y = middle(bend);
    }
    curve(path, x, y, left(to), middle(to));
    svg.append("<g class=\"edge\">").append(titles(edge.id(), problems));
    svg.append(
        "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.5\"%s marker-end=\"url(#arrow%s)\"/>"
            .formatted(path, alarm.orElse("#55606c"), dash, marker));
    if (edge.kind() == EdgeKind.CONDITIONAL && edge.condition().isPresent()) {
      svg.append(
          "<text x=\"%s\" y=\"%s\" font-size=\"11\" fill=\"#333\">%s</text>"
              .formatted(
                  number(left(from) + NODE_WIDTH + 8),
                  number((middle(from) * 2 + middle(to)) / 3 - 5),
                  text(shortened(edge.condition().get(), LONGEST_CONDITION))));
    }
    svg.append("</g>\n");
  }

  private static void curve(StringBuilder path, double x1, double y1, double x2, double y2) {
    double reach = Math.max(30, Math.abs(x2 - x1) / 2);
    path.append('C').append(number(x1 + reach)).append(' ').append(number(y1)).append(' ');
    path.append(number(x2 - reach)).append(' ').append(number(y2)).append(' ');
    path.append(number(x2)).append(' ').append(number(y2));
  }

  private void node(FlowNode node) {
    LayeredLayout.Spot spot = layout.of(node.id());
    NodeStyle style = NodeStyle.of(node.kind());
    List<Diagnostic> problems = ofNode.getOrDefault(node.id(), List.of());
    Optional<String> alarm = colour(problems);
    double x = left(spot);
    double y = middle(spot) - NODE_HEIGHT / 2.0;
    svg.append(
        "<g class=\"node %s\" data-node-id=\"%s\" transform=\"translate(%s %s)\">"
            .formatted(node.kind().word(), text(node.id()), number(x), number(y)));
    svg.append(titles(node.kind().word() + " " + node.id(), problems));
    svg.append(
        "<path d=\"%s\" fill=\"%s\" stroke=\"%s\" stroke-width=\"%s\"/>"
            .formatted(
                outline(style.outline()),
                style.fill(),
                alarm.orElse(style.stroke()),
                alarm.isPresent() ? "2.5" : "1.5"));
    label(node, style);
    if (alarm.isPresent()) {
      svg.append(
          "<circle cx=\"%d\" cy=\"4\" r=\"10\" fill=\"%s\"/>"
              .formatted(NODE_WIDTH - 4, alarm.get()));
      svg.append(
          "<text x=\"%d\" y=\"8\" text-anchor=\"middle\" font-size=\"11\" fill=\"#fff\">%d</text>"
              .formatted(NODE_WIDTH - 4, problems.size()));
    }
    svg.append("</g>\n");
  }

  private void label(FlowNode node, NodeStyle style) {
    svg.append(
        "<text x=\"24\" y=\"34\" text-anchor=\"middle\" font-size=\"17\" fill=\"%s\">%s</text>"
            .formatted(style.stroke(), text(style.sign())));
    svg.append(
        "<text x=\"42\" y=\"25\" fill=\"#1c2430\">%s</text>"
            .formatted(text(shortened(node.label(), LONGEST_LABEL))));
    String kind = node.kind().word() + (node.breakpoint() ? " \u25cf" : "");
    svg.append(
        "<text x=\"42\" y=\"42\" font-size=\"10.5\" fill=\"#5b6672\">%s</text>".formatted(kind));
  }

  private static String outline(NodeStyle.Outline outline) {
    int w = NODE_WIDTH;
    int h = NODE_HEIGHT;
    return switch (outline) {
      case PILL -> "M28 0H%dA28 28 0 0 1 %d %dH28A28 28 0 0 1 28 0z".formatted(w - 28, w - 28, h);
      case BOX ->
          "M6 0H%dQ%d 0 %d 6V%dQ%d %d %d %dH6Q0 %d 0 %dV6Q0 0 6 0z"
              .formatted(w - 6, w, w, h - 6, w, h, w - 6, h, h, h - 6);
      case DIAMOND -> "M14 0H%dL%d %dL%d %dH14L0 %dz".formatted(w - 14, w, h / 2, w - 14, h, h / 2);
      case HEXAGON ->
          "M10 0H%dL%d 10V%dL%d %dH10L0 %dV10z".formatted(w - 10, w, h - 10, w - 10, h, h - 10);
    };
  }

  private static Optional<String> colour(List<Diagnostic> problems) {
    if (problems.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(problems.stream().anyMatch(Diagnostic::isError) ? RED : AMBER);
  }

  private static String titles(String name, List<Diagnostic> problems) {
    String lines =
        problems.stream()
            .map(problem -> "\n" + problem.severity().word() + ": " + problem.message())
            .collect(Collectors.joining());
    return "<title>" + text(name + lines) + "</title>";
  }

  private static double left(LayeredLayout.Spot spot) {
    return MARGIN + (double) spot.layer() * LAYER;
  }

  private static double middle(LayeredLayout.Spot spot) {
    return MARGIN + spot.row() * ROW + NODE_HEIGHT / 2.0;
  }

  private static String number(double value) {
    return value == Math.rint(value)
        ? String.valueOf((long) value)
        : String.format(Locale.ROOT, "%.1f", value);
  }

  private static String shortened(String text, int longest) {
    return text.codePointCount(0, text.length()) <= longest
        ? text
        : text.substring(0, text.offsetByCodePoints(0, longest - 1)) + "\u2026";
  }

  /** Escapes a text for XML; characters that XML can't hold are left out. */
  private static String text(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .filter(c -> c == '\n' || (c >= 0x20 && c != 0xfffe && c != 0xffff))
        .filter(c -> c < 0xd800 || c > 0xdfff)
        .forEach(
            c -> {
              switch (c) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                default -> escaped.appendCodePoint(c);
              }
            });
    return escaped.toString();
  }
}
