package io.scaibox.bootstrap.plugin;

import io.scaibox.spi.DeployGate;
import io.scaibox.spi.DeployProposal;
import io.scaibox.spi.GateFinding;
import io.scaibox.upstream.Redaction;
import java.util.List;
import java.util.Optional;

/** A plugin's gate, called behind its guard. */
final class GuardedGate implements DeployGate {

  private static final int MOST_FINDINGS = 1000;

  private final DeployGate plugin;
  private final PluginGuard guard;

  GuardedGate(DeployGate plugin, PluginGuard guard) {
    this.plugin = plugin;
    this.guard = guard;
  }

  @Override
  public List<GateFinding> review(DeployProposal proposal) {
    String call = "gates.review";
    List<GateFinding> findings =
        guard.call(call, PluginGuard.CALL, () -> List.copyOf(plugin.review(proposal)));
    Optional<String> wrong =
        findings.stream().flatMap(one -> PortAnswers.complaint(one).stream()).findFirst();
    if (wrong.isPresent() || findings.size() > MOST_FINDINGS) {
      throw guard.nonsense(
          call, "gave nonsense: " + wrong.orElse("more than " + MOST_FINDINGS + " findings"));
    }
    return findings.stream().map(this::safe).toList();
  }

  private GateFinding safe(GateFinding finding) {
    return new GateFinding(
        finding.veto(),
        finding.code(),
        Redaction.words(finding.message(), guard.secrets()),
        Redaction.words(finding.fix(), guard.secrets()),
        finding.nodeId());
  }
}
