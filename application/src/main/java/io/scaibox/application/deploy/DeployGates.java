package io.scaibox.application.deploy;

import io.scaibox.application.problem.Problem;
import io.scaibox.application.problem.Result;
import io.scaibox.domain.deploy.DeployPlan;
import io.scaibox.domain.deploy.DeployPlan.CoreAction;
import io.scaibox.domain.deploy.DeployPlan.PublishAction;
import io.scaibox.domain.platform.Tenant;
import io.scaibox.spi.DeployGate;
import io.scaibox.spi.DeployProposal;
import io.scaibox.spi.DeployProposal.CoreChange;
import io.scaibox.spi.DeployProposal.PublicationChange;
import io.scaibox.spi.GateFinding;
import io.scaibox.spi.ManifestDocument;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks the gates whether a plan may be carried out, before its first side effect. A gate that can't
 * say stops the deploy as one that forbids it. Thread-safe.
 */
public final class DeployGates {

  /** No gate: for what passed the gates before, and is only carried on. */
  static final DeployGates NONE = new DeployGates(Map.of());

  private final Map<String, DeployGate> gates;

  /** Wires the gates, by their names, in the order in which they are asked. */
  public DeployGates(Map<String, DeployGate> gates) {
    this.gates = new LinkedHashMap<>(gates);
  }

  /**
   * Returns the plan, or the veto of the first gate that has one; warnings go into the run.
   *
   * @param manifest empty when only the publication changes
   */
  Result<DeployPlan> review(
      DeployRun run, DeployPlan plan, Optional<ManifestDocument> manifest, Tenant tenant) {
    if (gates.isEmpty() || plan.isUnchanged()) {
      return Result.of(plan);
    }
    DeployProposal proposal = proposal(run, plan, manifest, tenant);
    for (Map.Entry<String, DeployGate> gate : gates.entrySet()) {
      List<GateFinding> findings;
      try {
        findings = gate.getValue().review(proposal);
      } catch (RuntimeException e) {
        return Result.refused(
            new Problem.DeployGateFailed(
                gate.getKey(), String.valueOf(e.getMessage()), run.progress(), Optional.empty()));
      }
      if (findings.stream().anyMatch(GateFinding::veto)) {
        return Result.refused(
            new Problem.DeployVetoed(gate.getKey(), findings, run.progress(), Optional.empty()));
      }
      findings.forEach(finding -> run.warn(gate.getKey() + ": " + finding.message()));
    }
    return Result.of(plan);
  }

  private static DeployProposal proposal(
      DeployRun run, DeployPlan plan, Optional<ManifestDocument> manifest, Tenant tenant) {
    return new DeployProposal(
        tenant,
        run.start().deployedBy(),
        run.start().flowId(),
        run.start().version(),
        manifest,
        core(plan.core()),
        run.state().coreId(),
        plan.queues().createScope(),
        plan.queues().createQueues(),
        publication(run, plan));
  }

  private static CoreChange core(CoreAction action) {
    return switch (action) {
      case CREATE, FIND_OR_CREATE -> CoreChange.CREATE;
      case UPDATE -> CoreChange.UPDATE;
      case KEEP -> CoreChange.KEEP;
    };
  }

  /** A Core that is yet to be made or changed is published, or brought up to date, afterwards. */
  private static PublicationChange publication(DeployRun run, DeployPlan plan) {
    PublishAction action = plan.publish();
    if (action == PublishAction.NONE
        && plan.core() != CoreAction.KEEP
        && run.start().publish().wanted()) {
      return PublicationChange.PUBLISH;
    }
    return switch (action) {
      case PUBLISH -> PublicationChange.PUBLISH;
      case SYNC -> PublicationChange.SYNC;
      case UNPUBLISH -> PublicationChange.UNPUBLISH;
      case NONE -> PublicationChange.NONE;
    };
  }
}
