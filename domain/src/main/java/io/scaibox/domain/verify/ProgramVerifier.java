package io.scaibox.domain.verify;

import io.scaibox.domain.diagnostic.Diagnostics;
import io.scaibox.domain.expression.ExpressionParser;
import io.scaibox.domain.expression.NameUse;
import io.scaibox.domain.expression.Template;
import io.scaibox.domain.flow.ModelEntry;
import io.scaibox.domain.json.JsonNumber;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.json.JsonPointer;
import io.scaibox.domain.json.JsonString;
import io.scaibox.domain.name.Functions;
import io.scaibox.domain.program.Program;
import io.scaibox.domain.program.Statement;
import io.scaibox.domain.program.Step;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Fourth stage: checks a lowered program against ScaiCore's rules, whatever made it, before
 * anything is sent.
 *
 * <p>The analyser reports the same mistakes with their place in the flow; what is found here
 * slipped past it. E400 and E405 are ScaiCore's own codes (reference/scaigrid.md 3.6); the other
 * E4xx are ours, from E450 on, so that they can't collide with theirs.
 */
public final class ProgramVerifier {

  private final PluginSignatures signatures;
  private final Diagnostics diagnostics;

  public ProgramVerifier(PluginSignatures signatures, Diagnostics diagnostics) {
    this.signatures = signatures;
    this.diagnostics = diagnostics;
  }

  /** Checks a program. */
  public void verify(Program program) {
    Set<String> roles = program.models().stream().map(ModelEntry::role).collect(Collectors.toSet());
    Set<String> plugins =
        program.plugins().stream()
            .map(plugin -> String.valueOf(plugin.text("alias")))
            .collect(Collectors.toSet());
    if (program.name().isEmpty()) {
      report("E450", Optional.empty(), "the program has no name", "Name the core_identity.");
    }
    if (program.triggers().isEmpty()) {
      report("E451", Optional.empty(), "the program has no trigger", "Add an entry node.");
    }
    Set<String> seen = new HashSet<>();
    Deque<Step> pending = new ArrayDeque<>(program.steps());
    while (!pending.isEmpty()) {
      Step step = pending.remove();
      if (step.meta().synthetic().isEmpty() && !seen.add(step.meta().nodeId())) {
        report("E452", node(step), "the node is emitted twice", "Report this as a bug.");
      }
      verify(step, roles, plugins);
      step.nested().forEach(pending::addAll);
    }
  }

  private void verify(Step step, Set<String> roles, Set<String> plugins) {
    if (step instanceof Step.ModelCall call) {
      verifyModelCall(call, roles);
    } else if (step instanceof Step.Rigid rigid) {
      rigid.statements().forEach(statement -> verifyRigid(rigid, statement));
    } else if (step instanceof Step.PluginCall call) {
      verifyPlugin(call, plugins);
    } else if (step instanceof Step.Checkpoint checkpoint) {
      verifyCheckpoint(checkpoint);
    } else if (step instanceof Step.ForEach loop) {
      require(step, "collection", loop.collection());
      require(step, "item", loop.item());
    } else if (step instanceof Step.While loop) {
      require(step, "condition", loop.condition());
      if (loop.maxIterations() < 1) {
        report("E458", node(step), "while loop missing max_iterations", "Set max_iterations.");
      }
    } else if (step instanceof Step.CoreCall call) {
      require(step, "target", String.valueOf(call.settings().text("target")));
    } else if (step instanceof Step.Match match) {
      verifyArms(match);
    }
  }

  private void verifyModelCall(Step.ModelCall call, Set<String> roles) {
    require(call, "goal", call.goal());
    if (!roles.contains(call.role())) {
      report(
          "E453",
          node(call),
          "llm_role validation failed: node '%s': llm_role='%s' is not declared"
              .formatted(call.meta().nodeId(), call.role()),
          "Declare the role in config.core_identity.models.");
    }
    if (call.settings().get("budget") instanceof JsonObject budget
        && budget.get("max_retries") instanceof JsonNumber retries
        && retries.value().signum() < 0) {
      report("E459", node(call), "budget.max_retries is negative", "Set max_retries to 0 or more.");
    }
  }

  private void verifyRigid(Step.Rigid rigid, Statement statement) {
    String text = "";
    boolean expression = false;
    if (statement instanceof Statement.Evaluate evaluate) {
      text = evaluate.template();
    } else if (statement instanceof Statement.Assign assign) {
      require(rigid, "name", assign.name());
      if (assign.value() instanceof JsonString value) {
        text = value.value();
        expression = !Template.hasPlaceholder(text);
      }
    }
    for (NameUse use : functions(text, expression)) {
      String name = use.name().toLowerCase(Locale.ROOT);
      if (Functions.isRandom(name)) {
        report(
            "E400",
            node(rigid),
            "non-deterministic operation in rigid: " + use.name() + "()",
            "Take the value from the input or from a plugin call.");
      } else if (Functions.callsModel(name)) {
        report(
            "E405",
            node(rigid),
            "LLM call in rigid: " + use.name() + "()",
            "Call the model with an llm_flexible or llm_guarded node.");
      }
    }
  }

  private static List<NameUse> functions(String text, boolean expression) {
    Optional<List<NameUse>> found =
        expression
            ? ExpressionParser.parse(text).value().map(NameUse::in)
            : Template.parse(text).value().map(NameUse::in);
    return found.orElse(List.of()).stream().filter(NameUse::isFunction).toList();
  }

  private void verifyPlugin(Step.PluginCall call, Set<String> plugins) {
    require(call, "method", call.method());
    if (!plugins.contains(call.alias())) {
      report(
          "E454",
          node(call),
          "plugin '" + call.alias() + "' is not declared",
          "Declare the plugin in config.plugins.");
    }
    for (String missing : signatures.missing(call.alias(), call.method(), call.args())) {
      report(
          "E455",
          node(call),
          "plugin call '%s.%s': missing required arg '%s'"
              .formatted(call.alias(), call.method(), missing),
          "Add the argument to the node's args.");
    }
  }

  private void verifyCheckpoint(Step.Checkpoint checkpoint) {
    require(checkpoint, "type", checkpoint.type());
    boolean unroutable =
        checkpoint
            .target()
            .filter(target -> target.scope().isBlank() || target.queue().isBlank())
            .isPresent();
    if (unroutable) {
      report(
          "E456",
          node(checkpoint),
          "node '" + checkpoint.meta().nodeId() + "': the review has no scope or no queue",
          "Set the node's scope and queue.");
    }
  }

  private void verifyArms(Step.Match match) {
    for (Step.Arm arm : match.arms()) {
      arm.when().ifPresent(condition -> require(match, "when", condition));
      if (arm.when().flatMap(text -> ExpressionParser.parse(text).problem()).isPresent()) {
        report("E457", node(match), "an arm's condition is no expression", "Mend the condition.");
      }
    }
  }

  private void require(Step step, String field, String value) {
    if (value.isBlank()) {
      report(
          "E457",
          node(step),
          "a " + step.getClass().getSimpleName() + " step has no " + field,
          "Set " + field + ".");
    }
  }

  private static Optional<String> node(Step step) {
    return Optional.of(step.meta().nodeId()).filter(id -> !id.isEmpty());
  }

  private void report(String code, Optional<String> node, String message, String fix) {
    diagnostics.error(code, JsonPointer.ROOT).ofNode(node).says(message).fix(fix);
  }
}
