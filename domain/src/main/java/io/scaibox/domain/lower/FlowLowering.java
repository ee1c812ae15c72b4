package io.scaibox.domain.lower;

import io.scaibox.domain.flow.FlowConfig;
import io.scaibox.domain.flow.FlowGraph;
import io.scaibox.domain.flow.FlowNode;
import io.scaibox.domain.flow.Slug;
import io.scaibox.domain.graph.FlowIndex;
import io.scaibox.domain.graph.FlowOrder;
import io.scaibox.domain.graph.LoopScopes;
import io.scaibox.domain.json.JsonBoolean;
import io.scaibox.domain.name.Bindings;
import io.scaibox.domain.name.CanonicalNames;
import io.scaibox.domain.name.NameTable;
import io.scaibox.domain.program.Program;
import io.scaibox.domain.program.Statement;
import io.scaibox.domain.program.Step;
import io.scaibox.domain.program.StepMeta;
import io.scaibox.domain.program.StepMeta.Synthetic;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Third stage: turns an analysed graph without errors into a {@link Program}. */
public final class FlowLowering {

  private final FlowGraph graph;
  private final FlowIndex index;
  private final FlowOrder order;
  private final Bindings bindings;
  private final StepLowering steps;
  private final CanonicalNames names;

  public FlowLowering(FlowGraph graph, FlowIndex index, FlowOrder order, NameTable table) {
    this.graph = graph;
    this.index = index;
    this.order = order;
    this.bindings = table.bindings();
    this.names = new CanonicalNames(table);
    this.steps = new StepLowering(graph, index, bindings, names);
  }

  /**
   * Lowers the graph.
   *
   * @param fallbackName the Core's name when the flow's own has no Latin letter or digit
   */
  public Program lower(String fallbackName) {
    FlowConfig config = graph.config();
    String slug = Slug.of(config.coreName());
    List<Step> body = scope(LoopScopes.TOP, 0);
    return new Program(
        slug.isEmpty() ? Slug.of(fallbackName) : slug,
        config.coreName(),
        graph.scaicoreTarget(),
        config.models(),
        UsedPlugins.of(config.plugins(), body),
        Capabilities.of(graph),
        config.queues(),
        index.entries().stream().map(entry -> Triggers.of(entry, bindings.of(entry.id()))).toList(),
        body,
        config.publishAsModel(),
        config.modelVisibilityGroupIds(),
        FlowSource.of(graph, index));
  }

  private List<Step> scope(String scope, int depth) {
    ScopePlacement placement = new ScopePlacement(index, order, bindings, scope, depth);
    List<Step> program = new ArrayList<>();
    if (!placement.guards().isEmpty()) {
      program.add(guards(placement.guards(), false));
    }
    program.addAll(emit(placement.root()));
    return program;
  }

  private List<Step> emit(Region region) {
    List<Step> program = new ArrayList<>();
    if (!region.guardsFirst.isEmpty()) {
      program.add(guards(region.guardsFirst, true));
    }
    for (Region.Item item : region.items) {
      if (item instanceof Region.NodeItem node) {
        node(node, region, program);
      } else if (item instanceof Region.GuardItem guard) {
        Step.Arm arm = new Step.Arm(Optional.of(guard.variable()), emit(guard.region()));
        program.add(new Step.Match(StepMeta.of(guard.node(), Synthetic.GUARD), List.of(arm)));
      } else if (item instanceof Region.ChoiceItem choice) {
        choice(choice.choice(), program);
      }
      if (!item.guardsAfter().isEmpty()) {
        program.add(guards(item.guardsAfter(), true));
      }
    }
    return program;
  }

  /** Asks which trigger started the run, or chooses where a loop's body starts. */
  private void choice(Region.Choice choice, List<Step> program) {
    if (choice.arms().stream().anyMatch(arm -> !arm.isEmpty())) {
      List<Step.Arm> arms = arms(choice);
      if (arms.stream().anyMatch(arm -> !arm.steps().isEmpty())) {
        program.add(new Step.Match(StepMeta.of(Synthetic.TRIGGER), arms));
      }
    }
  }

  private void node(Region.NodeItem item, Region region, List<Step> program) {
    FlowNode node = item.node();
    Optional<List<Step.Arm>> arms = item.choice().map(choice -> conditions(node, arms(choice)));
    if (node.breakpoint() && !node.kind().isEntry()) {
      program.add(steps.breakpoint(node));
    }
    switch (node.kind()) {
      case ENTRY_API, ENTRY_WEBHOOK, ENTRY_SCHEDULE -> {}
      case LOGIC_DECISION -> {
        program.add(new Step.Match(StepMeta.of(node), arms.orElse(List.of())));
        return;
      }
      case LOGIC_PARALLEL ->
          program.add(steps.parallel(node, item.branches().stream().map(this::emit).toList()));
      case LOGIC_LOOP -> program.add(steps.loop(node, scope(node.id(), region.depth + 1)));
      default -> program.add(steps.lower(node));
    }
    arms.ifPresent(
        chosen -> program.add(new Step.Match(StepMeta.of(node, Synthetic.BRANCH), chosen)));
  }

  private List<Step.Arm> arms(Region.Choice choice) {
    return choice.arms().stream().map(arm -> new Step.Arm(arm.when, emit(arm))).toList();
  }

  private List<Step.Arm> conditions(FlowNode node, List<Step.Arm> arms) {
    return arms.stream()
        .map(
            arm ->
                new Step.Arm(
                    arm.when().map(text -> names.condition(node, text.strip())), arm.steps()))
        .toList();
  }

  private static Step guards(Collection<String> variables, boolean value) {
    List<Statement> statements =
        variables.stream()
            .<Statement>map(name -> new Statement.Assign(name, JsonBoolean.of(value)))
            .toList();
    return new Step.Rigid(StepMeta.of(Synthetic.GUARD), statements, Optional.empty());
  }
}
