package io.scaibox.domain.lower;

import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.json.JsonString;
import io.scaibox.domain.program.Step;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The plugins that a program declares: those of the flow, then those that only its steps name. */
final class UsedPlugins {

  private UsedPlugins() {}

  static List<JsonObject> of(List<JsonObject> declared, List<Step> body) {
    List<JsonObject> plugins = new ArrayList<>();
    Set<String> aliases = new LinkedHashSet<>();
    for (JsonObject plugin : declared) {
      String alias = plugin.text("alias");
      if (alias != null && aliases.add(alias)) {
        plugins.add(plugin.has("endpoint") ? plugin : plugin.with("endpoint", endpoint(alias)));
      }
    }
    for (String alias : used(body)) {
      if (aliases.add(alias)) {
        plugins.add(
            JsonObject.builder().put("alias", alias).put("endpoint", endpoint(alias)).build());
      }
    }
    return plugins;
  }

  private static Set<String> used(List<Step> body) {
    Set<String> aliases = new TreeSet<>();
    Deque<Step> pending = new ArrayDeque<>(body);
    while (!pending.isEmpty()) {
      Step step = pending.remove();
      if (step instanceof Step.PluginCall call) {
        aliases.add(call.alias());
      }
      step.nested().forEach(pending::addAll);
    }
    return aliases;
  }

  private static JsonString endpoint(String alias) {
    return new JsonString("plugin://" + alias);
  }
}
