package io.scaibox.domain.compile;

import io.scaibox.domain.json.JsonObject;
import java.util.List;
import java.util.Map;

/** The arguments that known plugin methods require (reference/scaigrid.md 3.5). */
final class PluginSignatures {

  private static final Map<String, List<String>> REQUIRED =
      Map.of(
          "scaidrive.search", List.of("path"),
          "scaibunker.create", List.of("image", "lifecycle"),
          "scaibunker.exec", List.of("command"),
          "scaibunker.write_file", List.of("path", "content"),
          "scaibunker.read_file", List.of("path"),
          "scaiqueue.publish", List.of("scope", "queue"));

  private PluginSignatures() {}

  /** Returns the required arguments that {@code args} lacks; none for a method that isn't known. */
  static List<String> missing(String alias, String method, JsonObject args) {
    return REQUIRED.getOrDefault(alias + '.' + method, List.of()).stream()
        .filter(name -> !args.has(name))
        .toList();
  }
}
