package io.scaibox.emulator.core;

import io.scaibox.emulator.http.GridException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * ScaiCore's verifier as far as its reference tells: known step and block kinds, declared roles,
 * required plugin arguments (reference/scaigrid.md 2.2, 3.2, 3.4, 3.5).
 */
final class Verifier {

  private static final Set<String> STEPS =
      Set.of(
          "llm_turn",
          "plugin_call",
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

  private static final Map<String, List<String>> REQUIRED_ARGUMENTS =
      Map.of(
          "scaidrive.search", List.of("path"),
          "scaibunker.create", List.of("image", "lifecycle"),
          "scaibunker.exec", List.of("command"),
          "scaibunker.write_file", List.of("path", "content"),
          "scaibunker.read_file", List.of("path"));

  private static final Set<String> TRIGGERS = Set.of("api", "webhook", "schedule");

  private Verifier() {}

  /** Checks a Core's source; an empty source is fine, as upstream documents. */
  static void verify(@Nullable Object source) {
    if (!(source instanceof Map<?, ?> core) || core.isEmpty()) {
      return;
    }
    Set<Object> roles = roles(core);
    for (Object flow : list(core.get("flows"))) {
      if (!(flow instanceof Map<?, ?> map)) {
        throw error("a flow is no mapping");
      }
      if (map.get("trigger") instanceof Map<?, ?> trigger
          && !TRIGGERS.contains(String.valueOf(trigger.get("type")))) {
        throw error("unknown trigger type '" + trigger.get("type") + "'");
      }
      list(map.get("steps")).forEach(step -> verifyStep(step, roles));
    }
  }

  private static void verifyStep(Object step, Set<Object> roles) {
    if (!(step instanceof Map<?, ?> map)) {
      throw error("a step is no mapping");
    }
    if (map.keySet().stream().noneMatch(STEPS::contains)) {
      throw error("block kind '" + map.keySet().iterator().next() + "' is outside the closed set");
    }
    if (map.containsKey("llm_turn")
        && map.get("llm_role") != null
        && !roles.contains(map.get("llm_role"))) {
      throw error("llm_role '" + map.get("llm_role") + "' is not declared");
    }
    if (map.get("plugin_call") instanceof Map<?, ?> call) {
      verifyCall(call);
    }
  }

  private static void verifyCall(Map<?, ?> call) {
    String name = call.get("alias") + "." + call.get("method");
    Map<?, ?> args = call.get("args") instanceof Map<?, ?> map ? map : Map.of();
    for (String argument : REQUIRED_ARGUMENTS.getOrDefault(name, List.of())) {
      if (args.get(argument) == null) {
        throw error("plugin call '" + name + "': missing required arg '" + argument + "'");
      }
    }
  }

  private static Set<Object> roles(Map<?, ?> core) {
    Set<Object> roles = new HashSet<>();
    if (core.get("scaiflow_meta") instanceof Map<?, ?> meta) {
      for (Object model : list(meta.get("models"))) {
        if (model instanceof Map<?, ?> map) {
          roles.add(map.get("role"));
        }
      }
    }
    return roles;
  }

  private static List<?> list(@Nullable Object value) {
    return value instanceof List<?> list ? list : List.of();
  }

  private static GridException error(String message) {
    return new GridException(400, "VALIDATION_ERROR", "verifier error: " + message);
  }
}
