package io.scaibox.emulator.core;

import io.scaibox.emulator.http.GridException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * ScaiCore's verifier as far as its reference tells: known step and block kinds with what they
 * need, declared roles and plugins, required arguments, no model call and nothing random in rigid
 * code (reference/scaigrid.md 2.2, 3.2–3.6).
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
  private static final Set<String> STATEMENTS = Set.of("expression", "assign", "plugin_call");
  private static final Pattern RANDOM = Pattern.compile("\\b(now|today|random|uuid)\\s*\\(");
  private static final Pattern MODEL = Pattern.compile("\\b(llm|llm_turn|model_call)\\s*\\(");

  private final Set<Object> roles = new HashSet<>();
  private final Set<Object> plugins = new HashSet<>();

  private Verifier(Map<?, ?> core) {
    if (core.get("scaiflow_meta") instanceof Map<?, ?> meta) {
      list(meta.get("models")).forEach(model -> roles.add(member(model, "role")));
    }
    list(core.get("plugins")).forEach(plugin -> plugins.add(member(plugin, "alias")));
  }

  /** Checks a Core's source; an empty source is fine, as upstream documents. */
  static void verify(@Nullable Object source) {
    if (source instanceof Map<?, ?> core && !core.isEmpty()) {
      Verifier verifier = new Verifier(core);
      list(core.get("flows")).forEach(verifier::flow);
    }
  }

  private void flow(Object flow) {
    if (!(flow instanceof Map<?, ?> map)) {
      throw error("a flow is no mapping");
    }
    if (map.get("trigger") instanceof Map<?, ?> trigger
        && !TRIGGERS.contains(String.valueOf(trigger.get("type")))) {
      throw error("unknown trigger type '" + trigger.get("type") + "'");
    }
    steps(map.get("steps"));
  }

  private void steps(@Nullable Object steps) {
    if (steps != null && !(steps instanceof List<?>)) {
      throw error("steps is no list");
    }
    list(steps).forEach(this::step);
  }

  private void step(Object step) {
    if (!(step instanceof Map<?, ?> map)) {
      throw error("a step is no mapping");
    }
    List<String> kinds =
        map.keySet().stream().map(String::valueOf).filter(STEPS::contains).toList();
    if (kinds.isEmpty()) {
      throw error(
          "block kind '"
              + map.keySet().stream().findFirst().orElse(null)
              + "' is outside the closed set");
    }
    // A model turn has fields that are called like blocks: guarded, budget.
    String kind = kinds.contains("llm_turn") ? "llm_turn" : kinds.get(0);
    if (kinds.size() > 1 && !kind.equals("llm_turn")) {
      throw error("a step has the kinds " + String.join(" and ", kinds));
    }
    Object body = map.get(kind);
    switch (kind) {
      case "llm_turn" -> turn(map);
      case "plugin_call" -> call(mapping(body, "plugin_call"));
      case "rigid" -> list(required(body, "rigid", "statements")).forEach(this::statement);
      case "match" -> list(required(body, "match", "arms")).forEach(this::arm);
      case "foreach" -> {
        required(body, "foreach", "collection");
        required(body, "foreach", "item");
        steps(required(body, "foreach", "steps"));
      }
      case "while" -> {
        required(body, "while", "condition");
        if (!(member(body, "max_iterations") instanceof Number limit) || limit.longValue() < 1) {
          throw error("while loop missing max_iterations");
        }
        steps(required(body, "while", "steps"));
      }
      case "parallel" ->
          list(required(body, "parallel", "branches"))
              .forEach(branch -> steps(required(branch, "branch", "steps")));
      case "core_call" -> {
        if (!String.valueOf(required(body, "core_call", "target")).startsWith("core://")) {
          throw error("core_call target '" + member(body, "target") + "' is no core:// address");
        }
      }
      case "checkpoint" -> checkpoint(mapping(body, "checkpoint"));
      default -> {}
    }
  }

  private void turn(Map<?, ?> step) {
    Object role = step.get("llm_role");
    if (role != null && !roles.contains(role)) {
      throw error("llm_role '" + role + "' is not declared");
    }
  }

  private void statement(Object statement) {
    String kind = String.valueOf(member(statement, "kind"));
    if (!STATEMENTS.contains(kind)) {
      throw error("statement kind '" + kind + "' is unknown");
    }
    if (kind.equals("plugin_call")) {
      call(mapping(statement, "statement"));
      return;
    }
    if (kind.equals("assign")) {
      required(statement, "assign", "name");
    }
    String text = String.valueOf(member(statement, "expression")) + member(statement, "template");
    if (RANDOM.matcher(text).find()) {
      throw error("E400: non-deterministic operation in rigid code");
    }
    if (MODEL.matcher(text).find()) {
      throw error("E405: LLM call inside rigid");
    }
  }

  private void arm(Object arm) {
    if (member(arm, "else") == null) {
      required(arm, "arm", "when");
    }
    steps(required(arm, "arm", "steps"));
  }

  private void call(Map<?, ?> call) {
    Object alias = required(call, "plugin_call", "alias");
    String name = alias + "." + required(call, "plugin_call", "method");
    if (!plugins.contains(alias)) {
      throw error("plugin '" + alias + "' is not declared");
    }
    Map<?, ?> args = call.get("args") instanceof Map<?, ?> map ? map : Map.of();
    for (String argument : REQUIRED_ARGUMENTS.getOrDefault(name, List.of())) {
      if (args.get(argument) == null) {
        throw error("plugin call '" + name + "': missing required arg '" + argument + "'");
      }
    }
  }

  private static void checkpoint(Map<?, ?> checkpoint) {
    if ("hitl_review".equals(checkpoint.get("type"))) {
      required(checkpoint, "checkpoint", "scope");
      required(checkpoint, "checkpoint", "queue");
    }
  }

  private static Map<?, ?> mapping(@Nullable Object value, String what) {
    if (value instanceof Map<?, ?> map) {
      return map;
    }
    throw error(what + " is no mapping");
  }

  private static Object required(@Nullable Object value, String what, String name) {
    Object member = mapping(value, what).get(name);
    if (member == null || member.equals("")) {
      throw error(what + " lacks " + name);
    }
    return member;
  }

  private static @Nullable Object member(@Nullable Object value, String name) {
    return value instanceof Map<?, ?> map ? map.get(name) : null;
  }

  private static List<?> list(@Nullable Object value) {
    return value instanceof List<?> list ? list : List.of();
  }

  private static GridException error(String message) {
    return new GridException(400, "VALIDATION_ERROR", "verifier error: " + message);
  }
}
