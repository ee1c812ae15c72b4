package io.scaibox.domain.compile;

import io.scaibox.domain.flow.FlowNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Gives every node's result a name that later steps may use: the node's id, made an identifier
 * ({@code [a-z_][a-zA-Z0-9_]*}, reference/scaigrid.md 3.6) and kept unique.
 */
final class Bindings {

  private final Map<String, String> byNode = new HashMap<>();

  Bindings(List<FlowNode> nodes) {
    Set<String> taken = new HashSet<>();
    for (FlowNode node : nodes) {
      String base = identifier(node.id());
      String name = base;
      for (int i = 2; !taken.add(name); i++) {
        name = base + '_' + i;
      }
      byNode.put(node.id(), name);
    }
  }

  String of(FlowNode node) {
    return byNode.getOrDefault(node.id(), identifier(node.id()));
  }

  private static String identifier(String id) {
    String cleaned = id.replaceAll("[^A-Za-z0-9_]", "_");
    char first = cleaned.charAt(0);
    if (Character.isUpperCase(first)) {
      return cleaned.substring(0, 1).toLowerCase(Locale.ROOT) + cleaned.substring(1);
    }
    return Character.isDigit(first) ? '_' + cleaned : cleaned;
  }
}
