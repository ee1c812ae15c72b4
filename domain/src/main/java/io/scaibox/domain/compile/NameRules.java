package io.scaibox.domain.compile;

import io.scaibox.domain.diagnostic.Diagnostics;
import io.scaibox.domain.diagnostic.PatchOperation;
import io.scaibox.domain.diagnostic.Severity;
import io.scaibox.domain.diagnostic.Suggestions;
import io.scaibox.domain.diagnostic.Texts;
import io.scaibox.domain.expression.NameUse;
import io.scaibox.domain.expression.Parsed;
import io.scaibox.domain.expression.SyntaxProblem;
import io.scaibox.domain.flow.EdgeKind;
import io.scaibox.domain.flow.FlowEdge;
import io.scaibox.domain.flow.FlowNode;
import io.scaibox.domain.flow.NodeKind;
import io.scaibox.domain.graph.FlowIndex;
import io.scaibox.domain.json.JsonString;
import io.scaibox.domain.name.Functions;
import io.scaibox.domain.name.Meaning;
import io.scaibox.domain.name.NameTable;
import io.scaibox.domain.name.SettingTexts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks the expressions and templates of a flow: their grammar, and what their names mean. */
final class NameRules {

  private static final int MOST_SUGGESTED = 50;

  private final FlowIndex index;
  private final NameTable names;
  private final Diagnostics diagnostics;
  private final Set<String> used = new HashSet<>();
  private int suggested;

  NameRules(FlowIndex index, NameTable names, Diagnostics diagnostics) {
    this.index = index;
    this.names = names;
    this.diagnostics = diagnostics;
  }

  /** Checks all texts and returns the names that are read anywhere. */
  Set<String> check() {
    for (FlowNode node : index.nodes()) {
      Set<String> locals = NameTable.locals(node);
      SettingTexts.visit(node, text -> check(new Place(node, Optional.empty()), text, locals));
    }
    for (FlowEdge edge : index.edges()) {
      if (edge.kind() == EdgeKind.CONDITIONAL && !edge.isElse()) {
        edge.condition()
            .ifPresent(
                condition ->
                    check(
                        new Place(index.known(edge.source().node()), Optional.of(edge)),
                        new SettingTexts.Text(
                            edge.pointer().child("condition"), condition, true, false),
                        Set.of()));
      }
    }
    return used;
  }

  /** Whose text it is: a node's, or that of an edge that leaves the node. */
  private record Place(FlowNode node, Optional<FlowEdge> edge) {}

  private void check(Place place, SettingTexts.Text text, Set<String> locals) {
    if (text.text().isBlank()) {
      return;
    }
    Parsed<?> parsed = text.parse(names.oddNames());
    parsed.problem().ifPresent(problem -> reportSyntax(place, text, problem));
    List<NameUse> uses = parsed.value().map(SettingTexts.Text::names).orElse(List.of());
    Set<String> unknown = new HashSet<>();
    for (NameUse use : uses) {
      if (use.isFunction()) {
        checkFunction(place, text, use);
      } else {
        checkName(place, text, use, text.seesLocals() ? locals : Set.of(), unknown);
      }
    }
  }

  private void checkName(
      Place place, SettingTexts.Text text, NameUse use, Set<String> locals, Set<String> unknown) {
    Meaning meaning = names.meaning(place.node(), use.name(), locals);
    used.add(use.name());
    if (meaning.kind() == Meaning.Kind.UNKNOWN && unknown.add(use.name())) {
      Optional<String> meant =
          ++suggested > MOST_SUGGESTED
              ? Optional.empty()
              : Suggestions.closest(use.name(), names.candidates(place.node(), locals));
      warning("unknown_name", place, text)
          .says(
              "'"
                  + Texts.capped(use.name())
                  + "' names no node, variable or field that this flow tells of")
          .patch(meant.map(name -> replacing(text, use, name)))
          .fix(
              "Name a node by its id or label, a variable, or input."
                  + Suggestions.didYouMean(meant));
    } else if (meaning.kind() == Meaning.Kind.AMBIGUOUS && unknown.add(use.name())) {
      warning("ambiguous_name", place, text)
          .says(
              "'"
                  + Texts.capped(use.name())
                  + "' is the label of several nodes; it is taken for node '"
                  + meaning.node().orElse("")
                  + "'")
          .fix("Name the node by its id, or give it a label of its own.");
    } else if (meaning.kind() == Meaning.Kind.RESULT) {
      checkField(place, text, use, index.known(meaning.node().orElseThrow()), unknown);
    }
  }

  /** A model's result has the fields that its node declares, if it declares any. */
  private void checkField(
      Place place, SettingTexts.Text text, NameUse use, FlowNode node, Set<String> unknown) {
    Set<String> fields = node.config().object("output_schema").members().keySet();
    if (diagnostics.isFull(Severity.WARNING)) {
      return;
    }
    Optional<String> field = use.field().filter(name -> !name.equals("length"));
    boolean isKnown = fields.isEmpty() || field.isEmpty() || fields.contains(field.get());
    if (isKnown || !node.kind().callsModel() || !unknown.add(use.name() + '.' + field.get())) {
      return;
    }
    warning("unknown_result_field", place, text)
        .says(
            "'%s.%s': the output_schema of node '%s' has no field '%s'"
                .formatted(
                    Texts.capped(use.name()),
                    Texts.capped(field.get()),
                    node.id(),
                    Texts.capped(field.get())))
        .fix(
            "Use one of: "
                + String.join(", ", fields.stream().sorted().limit(30).toList())
                + "."
                + Suggestions.didYouMean(
                    ++suggested > MOST_SUGGESTED
                        ? Optional.empty()
                        : Suggestions.closest(field.get(), fields)));
  }

  private void checkFunction(Place place, SettingTexts.Text text, NameUse use) {
    if (Functions.isRandom(use.name()) && isRigid(place)) {
      error("E400", place, text)
          .says(
              "non-deterministic operation in rigid: "
                  + use.name()
                  + "() gives another value each time")
          .fix("Take the value from the input or from a plugin call, and name it here.");
    } else if (Functions.callsModel(use.name()) && isRigid(place)) {
      error("E405", place, text)
          .says("LLM call in rigid: " + use.name() + "()")
          .fix(
              "Call the model with an llm_flexible or llm_guarded node, and name its result here.");
    } else if (!Functions.isKnown(use.name())) {
      Optional<String> meant = Suggestions.closest(use.name(), Functions.names());
      warning("unknown_function", place, text)
          .says("'" + Texts.capped(use.name()) + "' is no function that expressions have")
          .patch(meant.map(name -> replacing(text, use, name)))
          .fix(
              "Use one of: "
                  + String.join(", ", Functions.names().stream().sorted().toList())
                  + "."
                  + Suggestions.didYouMean(meant));
    }
  }

  private static boolean isRigid(Place place) {
    NodeKind kind = place.node().kind();
    return place.edge().isEmpty()
        && (kind == NodeKind.LLM_RIGID || kind == NodeKind.DATA_VARIABLE_SET);
  }

  private void reportSyntax(Place place, SettingTexts.Text text, SyntaxProblem problem) {
    List<PatchOperation> patch = new ArrayList<>();
    problem
        .corrected()
        .filter(better -> text.isExpression())
        .map(better -> PatchOperation.replace(text.pointer(), new JsonString(better)))
        .ifPresent(patch::add);
    error(text.isExpression() ? "bad_expression" : "bad_template", place, text)
        .says(
            "%s at character %d: %s"
                .formatted(
                    text.isExpression() ? "expression" : "template",
                    problem.offset() + 1,
                    problem.message()))
        .patch(patch.toArray(PatchOperation[]::new))
        .fix(problem.fix());
  }

  private static PatchOperation replacing(SettingTexts.Text text, NameUse use, String name) {
    String better = text.text().substring(0, use.start()) + name + text.text().substring(use.end());
    return PatchOperation.replace(text.pointer(), new JsonString(better));
  }

  private Diagnostics.Draft error(String code, Place place, SettingTexts.Text text) {
    return place(diagnostics.error(code, text.pointer()), place);
  }

  private Diagnostics.Draft warning(String code, Place place, SettingTexts.Text text) {
    return place(diagnostics.warning(code, text.pointer()), place);
  }

  private static Diagnostics.Draft place(Diagnostics.Draft draft, Place place) {
    return place.edge().isPresent() ? draft.of(place.edge().get()) : draft.of(place.node());
  }
}
