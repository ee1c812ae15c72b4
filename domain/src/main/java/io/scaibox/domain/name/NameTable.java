package io.scaibox.domain.name;

import io.scaibox.domain.flow.FlowEdge;
import io.scaibox.domain.flow.FlowNode;
import io.scaibox.domain.flow.NodeKind;
import io.scaibox.domain.flow.Port;
import io.scaibox.domain.flow.Slug;
import io.scaibox.domain.graph.FlowIndex;
import io.scaibox.domain.graph.LoopScopes;
import io.scaibox.domain.json.JsonObject;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds what a name in a node's settings means.
 *
 * <p>First what the node itself binds, then items of the loops around it, variables, node ids,
 * slugs of labels, ports, and what is built in; docs/expressions.md has the rule. Thread-safe once
 * built.
 */
public final class NameTable {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Set<String> COMMON_PORTS = Set.of("in", "out", "body", "done");
  private static final int MOST_CANDIDATES = 300;

  private final FlowIndex index;
  private final LoopScopes scopes;
  private final Bindings bindings;
  private final Set<String> variables;
  private final Map<String, String> byId = new HashMap<>();
  private final Map<String, String> bySlug = new HashMap<>();
  private final Set<String> ambiguous = new HashSet<>();
  private final Map<String, String> byPort = new HashMap<>();
  private final Map<String, String> items = new HashMap<>();
  private final Set<String> resultFields = new HashSet<>();
  private final Set<String> oddNames = new HashSet<>();
  private final Set<String> known = new HashSet<>();

  /**
   * @param variables the flow's own, and those that {@code data_variable_set} nodes set
   */
  public NameTable(FlowIndex index, LoopScopes scopes, Bindings bindings, Set<String> variables) {
    this.index = index;
    this.scopes = scopes;
    this.bindings = bindings;
    this.variables = Set.copyOf(variables);
    List<FlowNode> sorted =
        index.nodes().stream().sorted(Comparator.comparing(FlowNode::id)).toList();
    for (FlowNode node : sorted) {
      byId.put(node.id(), node.id());
      byId.putIfAbsent(bindings.of(node.id()), node.id());
      addSlug(Slug.identifier(node.label()), node);
      addSlug(Slug.of(node.label()), node);
      addPorts(node);
      resultFields.addAll(schemaFields(node.config()));
    }
    Set<String> bound = new HashSet<>(variables);
    for (FlowNode loop : sorted) {
      if (loop.kind() == NodeKind.LOGIC_LOOP && !bound.add(itemName(loop))) {
        items.put(loop.id(), bindings.fresh(itemName(loop)));
      }
    }
    known.addAll(variables);
    known.addAll(Bindings.BUILT_IN);
    for (Set<String> more : List.of(byId.keySet(), bySlug.keySet(), byPort.keySet())) {
      more.stream().sorted().limit(MOST_CANDIDATES).forEach(known::add);
    }
    byId.keySet().forEach(this::addOdd);
    bySlug.keySet().forEach(this::addOdd);
  }

  /** Returns the names that results are bound to. */
  public Bindings bindings() {
    return bindings;
  }

  /** Returns the names in use that are no identifiers; the parser reads each as one name. */
  public Set<String> oddNames() {
    return oddNames;
  }

  /**
   * Finds what {@code name} means in the settings of {@code node}.
   *
   * @param locals what the node itself binds
   */
  public Meaning meaning(FlowNode node, String name, Set<String> locals) {
    if (locals.contains(name)) {
      return Meaning.itself(Meaning.Kind.LOCAL, name);
    }
    Optional<FlowNode> loop = loopOf(node, name);
    if (loop.isPresent()) {
      return Meaning.itself(Meaning.Kind.ITEM, itemBinding(loop.get()));
    }
    if (variables.contains(name)) {
      return Meaning.itself(Meaning.Kind.VARIABLE, name);
    }
    String id = byId.get(name);
    if (id != null) {
      return result(id, false);
    }
    if (Bindings.BUILT_IN.contains(name)) {
      return Meaning.itself(Meaning.Kind.BUILT_IN, name);
    }
    String labelled = bySlug.get(name);
    if (labelled != null) {
      return result(labelled, ambiguous.contains(name));
    }
    Optional<String> port = sourceOfPort(node, name);
    if (port.isPresent()) {
      return result(port.get(), false);
    }
    return Meaning.itself(
        resultFields.contains(name) ? Meaning.Kind.FIELD : Meaning.Kind.UNKNOWN, name);
  }

  /** Returns names that somebody may have meant; of a large flow, not all. */
  public Collection<String> candidates(FlowNode node, Set<String> locals) {
    Set<String> names = new HashSet<>(known);
    names.addAll(locals);
    for (String scope = scopes.of(node.id()); !scope.isEmpty(); scope = scopes.of(scope)) {
      names.add(itemName(index.known(scope)));
    }
    return names;
  }

  /**
   * Returns the name that a loop's items are bound to in the manifest: the loop's own, unless
   * another loop or a variable has it.
   */
  public String itemBinding(FlowNode loop) {
    return items.getOrDefault(loop.id(), itemName(loop));
  }

  /** Returns the name by which a flow calls the items of a loop. */
  public static String itemName(FlowNode loop) {
    String item = loop.config().text("item");
    return item == null || item.isBlank() ? "item" : item;
  }

  private Meaning result(String node, boolean isAmbiguous) {
    return new Meaning(
        isAmbiguous ? Meaning.Kind.AMBIGUOUS : Meaning.Kind.RESULT,
        bindings.of(node),
        Optional.of(node));
  }

  private Optional<FlowNode> loopOf(FlowNode node, String item) {
    for (String scope = scopes.of(node.id()); !scope.isEmpty(); scope = scopes.of(scope)) {
      FlowNode loop = index.known(scope);
      if (itemName(loop).equals(item)) {
        return Optional.of(loop);
      }
    }
    return Optional.empty();
  }

  private Optional<String> sourceOfPort(FlowNode node, String name) {
    for (Port port : node.inputs()) {
      if (port.id().equals(name) || Slug.identifier(port.label()).equals(name)) {
        Optional<FlowEdge> edge =
            index.incoming(node.id()).stream()
                .filter(candidate -> candidate.target().port().equals(port.id()))
                .findFirst();
        if (edge.isPresent()) {
          return Optional.of(edge.get().source().node());
        }
      }
    }
    return Optional.ofNullable(byPort.get(name)).filter(owner -> !owner.isEmpty());
  }

  private void addSlug(String slug, FlowNode node) {
    if (slug.isEmpty() || node.id().equals(bySlug.get(slug))) {
      return;
    }
    if (bySlug.putIfAbsent(slug, node.id()) != null) {
      ambiguous.add(slug);
    }
  }

  /** Remembers names of output ports that only one node has; an empty owner marks the others. */
  private void addPorts(FlowNode node) {
    Set<String> names = new HashSet<>();
    for (Port port : node.outputs()) {
      names.add(port.id());
      names.add(Slug.identifier(port.label()));
    }
    names.removeAll(COMMON_PORTS);
    names.remove("");
    names.forEach(name -> byPort.merge(name, node.id(), (one, other) -> ""));
  }

  private void addOdd(String name) {
    if (!PLAIN.matcher(name).matches()) {
      oddNames.add(name);
    }
  }

  private static Set<String> schemaFields(JsonObject config) {
    return config.object("output_schema").members().keySet();
  }

  /** Returns what a node's own settings bind, for its other settings. */
  public static Set<String> locals(FlowNode node) {
    Set<String> locals = new HashSet<>();
    for (String bound : List.of("input_bindings", "context_bindings")) {
      locals.addAll(node.config().object(bound).members().keySet());
      node.config().array(bound).strings().forEach(locals::add);
    }
    if (node.kind() == NodeKind.LLM_GUARDED || node.kind() == NodeKind.LLM_FLEXIBLE) {
      locals.addAll(schemaFields(node.config()));
    }
    return locals;
  }
}
