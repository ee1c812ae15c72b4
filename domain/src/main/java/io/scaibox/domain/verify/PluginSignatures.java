package io.scaibox.domain.verify;

import io.scaibox.domain.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The arguments that plugin methods require.
 *
 * @param required argument names by {@code alias.method}
 */
public record PluginSignatures(Map<String, List<String>> required) {

  /** What is known of ScaiCore's own plugins (reference/scaigrid.md 3.5). */
  public static final PluginSignatures BUILT_IN =
      new PluginSignatures(
          Map.of(
              "scaidrive.search", List.of("path"),
              "scaibunker.create", List.of("image", "lifecycle"),
              "scaibunker.exec", List.of("command"),
              "scaibunker.write_file", List.of("path", "content"),
              "scaibunker.read_file", List.of("path"),
              "scaiqueue.publish", List.of("scope", "queue"),
              "scaiqueue.consume", List.of("scope", "queue"),
              "http.request", List.of("method", "url")));

  public PluginSignatures {
    required = Map.copyOf(required);
  }

  /**
   * Reads a table of signatures: {@code {"alias": {"method": {"required": ["arg", …]}}}}, the form
   * of a signatures file. What has another shape is left out.
   */
  public static PluginSignatures of(JsonObject table) {
    Map<String, List<String>> required = new HashMap<>();
    table.members().keySet().forEach(alias -> read(alias, table.object(alias), required));
    return new PluginSignatures(required);
  }

  /** Returns these, and what a flow's plugin declarations tell under {@code methods}. */
  public PluginSignatures with(List<JsonObject> declarations) {
    Map<String, List<String>> more = new HashMap<>();
    for (JsonObject declaration : declarations) {
      String alias = declaration.text("alias");
      if (alias != null && declaration.has("methods")) {
        read(alias, declaration.object("methods"), more);
      }
    }
    return and(new PluginSignatures(more));
  }

  /** Returns these and {@code others}; the others win where both know a method. */
  public PluginSignatures and(PluginSignatures others) {
    if (others.required.isEmpty()) {
      return this;
    }
    Map<String, List<String>> all = new HashMap<>(required);
    all.putAll(others.required);
    return new PluginSignatures(all);
  }

  /** Returns the required arguments that {@code args} lacks; none for a method that isn't known. */
  public List<String> missing(String alias, String method, JsonObject args) {
    return required.getOrDefault(alias + '.' + method, List.of()).stream()
        .filter(name -> !args.has(name))
        .toList();
  }

  private static void read(String alias, JsonObject methods, Map<String, List<String>> into) {
    methods
        .members()
        .keySet()
        .forEach(
            method ->
                into.put(
                    alias + '.' + method,
                    methods.object(method).array("required").strings().toList()));
  }
}
