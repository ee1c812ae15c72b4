package io.scaibox.domain.name;

import io.scaibox.domain.expression.ExpressionParser;
import io.scaibox.domain.expression.NameUse;
import io.scaibox.domain.flow.FlowNode;
import io.scaibox.domain.json.JsonObject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Rewrites the names in a flow's texts to those that manifests bind; everything else stays as
 * written, to the character.
 */
public final class CanonicalNames {

  private final NameTable names;

  public CanonicalNames(NameTable names) {
    this.names = names;
  }

  /** Returns a node's settings as its step carries them. */
  public JsonObject settings(FlowNode node) {
    Set<String> locals = NameTable.locals(node);
    return SettingTexts.rewrite(
        node,
        text ->
            text.parse(names.oddNames())
                .value()
                .map(
                    parsed ->
                        rewritten(
                            text.text(),
                            SettingTexts.Text.names(parsed),
                            node,
                            text.seesLocals() ? locals : Set.of()))
                .orElse(text.text()));
  }

  /** Returns the name that a loop's items are bound to. */
  public String item(FlowNode loop) {
    return names.itemBinding(loop);
  }

  /** Returns the condition of an edge that leaves {@code node}. */
  public String condition(FlowNode node, String condition) {
    return ExpressionParser.parse(condition, names.oddNames())
        .value()
        .map(parsed -> rewritten(condition, NameUse.in(parsed), node, Set.of()))
        .orElse(condition);
  }

  private String rewritten(String text, List<NameUse> uses, FlowNode node, Set<String> locals) {
    List<NameUse> lastFirst =
        uses.stream().sorted(Comparator.comparingInt(NameUse::start).reversed()).toList();
    StringBuilder result = new StringBuilder(text);
    for (NameUse use : lastFirst) {
      Optional<String> written =
          use.isFunction()
              ? Optional.empty()
              : Optional.of(names.meaning(node, use.name(), locals).written());
      written
          .filter(name -> !name.equals(use.name()))
          .ifPresent(name -> result.replace(use.start(), use.end(), name));
    }
    return result.toString();
  }
}
