package io.scaibox.domain.compile;

import io.scaibox.domain.flow.ModelEntry;
import io.scaibox.domain.json.JsonPointer;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Fourth stage: checks a lowered program against ScaiCore's rules, whatever made it, before
 * anything is sent.
 *
 * <p>The analyser reports the same mistakes with their place in the flow; what is found here
 * slipped past it. Codes are ScaiCore's own where they are known (reference/scaigrid.md 3.6).
 */
final class ProgramVerifier {

  private final Diagnostics diagnostics;

  ProgramVerifier(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  void verify(Program program) {
    Set<String> roles = program.models().stream().map(ModelEntry::role).collect(Collectors.toSet());
    Set<String> plugins =
        program.plugins().stream()
            .map(plugin -> String.valueOf(plugin.text("alias")))
            .collect(Collectors.toSet());
    if (program.name().isEmpty()) {
      report("verifier_no_name", "the program has no name", "Name the flow's core_identity.");
    }
    if (program.triggers().isEmpty()) {
      report("verifier_no_trigger", "the program has no trigger", "Add an entry node.");
    }
    for (Step step : program.steps()) {
      String node = step.meta().nodeId();
      if (step instanceof Step.ModelCall call && !roles.contains(call.role())) {
        report(
            "verifier_undeclared_role",
            "llm_role validation failed: node '%s': llm_role='%s' is not declared"
                .formatted(node, call.role()),
            "Declare the role in config.core_identity.models.");
      } else if (step instanceof Step.PluginCall call) {
        verifyPlugin(call, plugins);
      } else if (step instanceof Step.Checkpoint checkpoint
          && checkpoint
              .target()
              .filter(target -> target.scope().isBlank() || target.queue().isBlank())
              .isPresent()) {
        report(
            "verifier_unroutable_checkpoint",
            "node '" + node + "': the review has no scope or no queue",
            "Set the node's scope and queue.");
      }
    }
  }

  private void verifyPlugin(Step.PluginCall call, Set<String> plugins) {
    if (!plugins.contains(call.alias())) {
      report(
          "verifier_undeclared_plugin",
          "plugin '" + call.alias() + "' is not declared",
          "Declare the plugin in config.plugins.");
    }
    for (String missing : PluginSignatures.missing(call.alias(), call.method(), call.args())) {
      report(
          "verifier_missing_plugin_argument",
          "plugin call '%s.%s': missing required arg '%s'"
              .formatted(call.alias(), call.method(), missing),
          "Add the argument to the node's args.");
    }
  }

  private void report(String code, String message, String fix) {
    diagnostics.error(code, JsonPointer.ROOT, message, fix);
  }
}
