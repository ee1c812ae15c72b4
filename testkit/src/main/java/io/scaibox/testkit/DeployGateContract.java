package io.scaibox.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaibox.domain.platform.Tenant;
import io.scaibox.domain.queue.QueueDeclaration;
import io.scaibox.spi.DeployGate;
import io.scaibox.spi.DeployProposal;
import io.scaibox.spi.DeployProposal.CoreChange;
import io.scaibox.spi.DeployProposal.PublicationChange;
import io.scaibox.spi.GateFinding;
import io.scaibox.spi.ManifestDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every {@link DeployGate} does, whatever its policy is. */
@Timeout(120)
public interface DeployGateContract {

  /** Opens the gate. */
  DeployGate gate();

  /** Returns a proposal that the gate forbids. */
  DeployProposal forbidden();

  /** Returns a proposal that the gate lets pass. */
  DeployProposal allowed();

  @Test
  default void whatIsForbiddenIsVetoedWithAFix() {
    List<GateFinding> findings = gate().review(forbidden());
    assertThat(findings).anyMatch(GateFinding::veto);
    assertWellFormed(findings);
  }

  @Test
  default void whatIsAllowedPasses() {
    List<GateFinding> findings = gate().review(allowed());
    assertThat(findings).noneMatch(GateFinding::veto);
    assertWellFormed(findings);
  }

  @Test
  default void everyProposalIsAnswered() {
    for (DeployProposal proposal : oddProposals()) {
      assertWellFormed(gate().review(proposal));
    }
  }

  @Test
  default void manyAtOnceAreToldTheSame() {
    DeployGate gate = gate();
    DeployProposal proposal = forbidden();
    assertThat(Set.copyOf(AtOnce.run(number -> gate.review(proposal)))).hasSize(1);
  }

  private static List<DeployProposal> oddProposals() {
    String odd = "\u00fc\"'<>{}\n" + "x".repeat(300);
    List<DeployProposal> proposals = new ArrayList<>();
    for (CoreChange core : CoreChange.values()) {
      for (PublicationChange publication : PublicationChange.values()) {
        Optional<ManifestDocument> manifest =
            core == CoreChange.KEEP
                ? Optional.empty()
                : Optional.of(Samples.manifest("odd", "flow_odd", "Answer"));
        proposals.add(
            new DeployProposal(
                new Tenant(Samples.tenant(), odd),
                odd,
                odd,
                "1.0.0",
                manifest,
                core,
                Optional.of(odd),
                Optional.of(odd),
                List.of(
                    new QueueDeclaration(
                        odd,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())),
                publication));
      }
    }
    return proposals;
  }

  private static void assertWellFormed(List<GateFinding> findings) {
    assertThat(findings)
        .allSatisfy(
            finding -> {
              assertThat(finding.code()).matches("[a-z][a-z0-9_]{0,63}");
              assertThat(finding.message()).isNotBlank().hasSizeLessThanOrEqualTo(2000);
              assertThat(finding.fix()).isNotBlank();
            });
  }
}
