package io.scaibox.domain.compile;

import io.scaibox.domain.flow.FlowConfig;
import io.scaibox.domain.flow.FlowGraph;
import io.scaibox.domain.flow.FlowNode;
import io.scaibox.domain.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Third stage: turns an analysed graph without errors into a {@link Program}. */
final class FlowLowering {

  private final FlowGraph graph;
  private final FlowOrder order;

  FlowLowering(FlowGraph graph) {
    this.graph = graph;
    this.order = new FlowOrder(graph);
  }

  /**
   * Lowers the graph.
   *
   * @param fallbackName the Core's name when the flow's own has no Latin letter or digit
   */
  Program lower(String fallbackName) {
    FlowConfig config = graph.config();
    String slug = Texts.slug(config.coreName());
    List<FlowNode> nodes = order.steps();
    StepLowering steps = new StepLowering(graph, new Bindings(nodes));
    List<Step> program = new ArrayList<>();
    for (FlowNode node : nodes) {
      if (node.breakpoint()) {
        program.add(steps.breakpoint(node));
      }
      program.add(steps.lower(node));
    }
    return new Program(
        slug.isEmpty() ? Texts.slug(fallbackName) : slug,
        config.coreName(),
        graph.scaicoreTarget(),
        config.models(),
        plugins(program),
        config.capabilities(),
        config.queues(),
        order.entries().stream().map(FlowLowering::trigger).toList(),
        program,
        config.publishAsModel(),
        config.modelVisibilityGroupIds());
  }

  /** Returns the declared plugins, then those that steps use and nobody declared. */
  private List<JsonObject> plugins(List<Step> steps) {
    List<JsonObject> plugins = new ArrayList<>();
    Set<String> aliases = new LinkedHashSet<>();
    for (JsonObject declared : graph.config().plugins()) {
      String alias = declared.text("alias");
      if (alias != null && aliases.add(alias)) {
        plugins.add(declared.has("endpoint") ? declared : plugin(alias));
      }
    }
    steps.stream()
        .filter(Step.PluginCall.class::isInstance)
        .map(step -> ((Step.PluginCall) step).alias())
        .sorted()
        .filter(aliases::add)
        .forEach(alias -> plugins.add(plugin(alias)));
    return plugins;
  }

  private static JsonObject plugin(String alias) {
    return JsonObject.builder().put("alias", alias).put("endpoint", "plugin://" + alias).build();
  }

  private static Trigger trigger(FlowNode entry) {
    JsonObject config = entry.config();
    JsonObject.Builder settings = JsonObject.builder();
    switch (entry.kind()) {
      case ENTRY_API -> {
        String method = textOr(config, "method", "POST");
        String path = textOr(config, "path", "/");
        if (!method.equals("POST") || !path.equals("/")) {
          settings.put("method", method).put("path", path);
        }
        return new Trigger("api", settings.build(), StepMeta.of(entry));
      }
      case ENTRY_WEBHOOK -> {
        settings.put("method", textOr(config, "method", "POST"));
        settings.put("path", textOr(config, "path", "/"));
        settings.putIfPresent("auth", config.get("auth"));
        return new Trigger("webhook", settings.build(), StepMeta.of(entry));
      }
      default -> {
        settings.put("cron", textOr(config, "cron", "").trim());
        settings.put("timezone", textOr(config, "timezone", "UTC"));
        return new Trigger("schedule", settings.build(), StepMeta.of(entry));
      }
    }
  }

  static String textOr(JsonObject config, String name, String fallback) {
    String text = config.text(name);
    return text == null || text.isBlank() ? fallback : text;
  }
}
