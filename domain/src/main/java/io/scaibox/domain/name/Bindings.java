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
 * [a-z_][a-zA-Z0-9_]*}, reference/scaigrid.md 3.6) and kept unique. A run has one set of names, so
 * nothing else may be bound to one of these; {@link #fresh} finds names for what the compiler adds.
 */
public final class Bindings {

  /** Names that mean something by themselves wherever an expression stands. */
  public static final Set<String> BUILT_IN = Set.of("input", "trigger", "output");

  private static final Set<String> WORDS =
      Set.of("true", "false", "null", "and", "or", "not", "in", "contains", "else");
  private static final Pattern IDENTIFIER = Pattern.compile("[a-z_][a-zA-Z0-9_]*");

  private final Map<String, String> byNode = new HashMap<>();
  private final Set<String> taken = new HashSet<>();

  /** The number last tried for a base, so that many alike names cost no more than others. */
  private final Map<String, Integer> next = new HashMap<>();

  /**
   * @param reserved names that are bound otherwise: variables and items of loops
   */
  public Bindings(Collection<FlowNode> nodes, Collection<String> reserved) {
    taken.addAll(BUILT_IN);
    taken.addAll(WORDS);
    taken.addAll(reserved);
    List<FlowNode> sorted = nodes.stream().sorted(Comparator.comparing(FlowNode::id)).toList();
    for (FlowNode node : sorted) {
      if (IDENTIFIER.matcher(node.id()).matches() && taken.add(node.id())) {
        byNode.put(node.id(), node.id());
      }
    }
    for (FlowNode node : sorted) {
      if (!byNode.containsKey(node.id())) {
        byNode.put(node.id(), fresh(identifier(node.id())));
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

  /** Returns {@code base}, or a name like it that nothing is bound to yet, and takes it. */
  public String fresh(String base) {
    String name = WORDS.contains(base) || BUILT_IN.contains(base) ? base + "_node" : base;
    while (!taken.add(name)) {
      name = base + '_' + next.merge(base, 2, (last, two) -> last + 1);
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
