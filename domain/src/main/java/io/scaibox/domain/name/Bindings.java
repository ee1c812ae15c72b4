package io.scaibox.domain.name;

import io.scaibox.domain.flow.FlowNode;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The name that every node's result is bound to: the node's id, made an identifier ({@code
 * [a-z_][a-zA-Z0-9_]*}, reference/scaigrid.md 3.6) and kept unique.
 */
public final class Bindings {

  /** Names that mean something by themselves wherever an expression stands. */
  public static final Set<String> BUILT_IN = Set.of("input", "trigger", "output");

  private static final Set<String> WORDS =
      Set.of("true", "false", "null", "and", "or", "not", "in", "contains", "else");
  private static final Pattern IDENTIFIER = Pattern.compile("[a-z_][a-zA-Z0-9_]*");

  private final Map<String, String> byNode = new HashMap<>();

  public Bindings(Collection<FlowNode> nodes) {
    Set<String> taken = new HashSet<>(BUILT_IN);
    taken.addAll(WORDS);
    List<FlowNode> sorted = nodes.stream().sorted(Comparator.comparing(FlowNode::id)).toList();
    for (FlowNode node : sorted) {
      if (IDENTIFIER.matcher(node.id()).matches() && taken.add(node.id())) {
        byNode.put(node.id(), node.id());
      }
    }
    for (FlowNode node : sorted) {
      if (!byNode.containsKey(node.id())) {
        byNode.put(node.id(), free(identifier(node.id()), taken));
      }
    }
  }

  /** Returns the name of a node's result. */
  public String of(String node) {
    String name = byNode.get(node);
    if (name == null) {
      throw new IllegalStateException("no binding of " + node);
    }
    return name;
  }

  /** Says whether {@code name} may be bound: an identifier that means nothing else. */
  public static boolean isIdentifier(String name) {
    return IDENTIFIER.matcher(name).matches() && !WORDS.contains(name);
  }

  private static String free(String base, Set<String> taken) {
    String name = WORDS.contains(base) || BUILT_IN.contains(base) ? base + "_node" : base;
    for (int i = 2; !taken.add(name); i++) {
      name = base + '_' + i;
    }
    return name;
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
