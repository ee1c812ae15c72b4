package io.scaibox.domain.deploy;

import io.scaibox.domain.deploy.DeployPlan.CoreAction;
import io.scaibox.domain.deploy.DeployPlan.PublishAction;
import io.scaibox.domain.deploy.DeployPlan.QueuePlan;
import io.scaibox.domain.queue.ExistingQueue;
import io.scaibox.domain.queue.ExistingScope;
import io.scaibox.domain.queue.QueueDeclaration;
import io.scaibox.domain.queue.QueueMismatch;
import io.scaibox.domain.queue.QueueTopology;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides what a deploy does; pure, so that a plan and the deploy after it can't differ. */
public final class DeployPlanner {

  private DeployPlanner() {}

  /** Decides about the Core and its publication. */
  public static DeployPlan plan(DeploymentStart start, CoreState known, QueuePlan queues) {
    CoreAction core = coreAction(start, known);
    return new DeployPlan(queues, core, publishAction(start.publish(), known, core));
  }

  /** Compares the queues that a flow declares with what exists. */
  public static QueuePlan queues(QueueTopology topology, Optional<ExistingScope> existing) {
    if (existing.isEmpty()) {
      return new QueuePlan(
          Optional.of(topology.scope()), Optional.empty(), topology.queues(), List.of());
    }
    List<QueueDeclaration> missing = new ArrayList<>();
    List<QueueMismatch> mismatches = new ArrayList<>();
    for (QueueDeclaration declared : topology.queues()) {
      Optional<ExistingQueue> queue = existing.get().queue(declared.slug());
      if (queue.isEmpty()) {
        missing.add(declared);
        continue;
      }
      List<QueueMismatch.Difference> differences = QueueMismatch.between(declared, queue.get());
      if (!differences.isEmpty()) {
        mismatches.add(new QueueMismatch(declared.slug(), differences));
      }
    }
    return new QueuePlan(Optional.empty(), Optional.of(existing.get().id()), missing, mismatches);
  }

  private static CoreAction coreAction(DeploymentStart start, CoreState known) {
    if (known.coreId().isEmpty()) {
      return known.createUncertain() ? CoreAction.FIND_OR_CREATE : CoreAction.CREATE;
    }
    return known.runs(start.fingerprint()) && !start.force() ? CoreAction.KEEP : CoreAction.UPDATE;
  }

  /** Decides about the publication of a Core that was just changed, or is to be re-published. */
  public static PublishAction publishAfterChange(PublishIntent intent, CoreState state) {
    if (!intent.wanted()) {
      boolean maybePublished = state.publication() != Publication.NONE;
      return maybePublished && intent.unpublish() ? PublishAction.UNPUBLISH : PublishAction.NONE;
    }
    return state.publication() == Publication.PUBLISHED
        ? PublishAction.SYNC
        : PublishAction.PUBLISH;
  }

  private static PublishAction publishAction(
      PublishIntent intent, CoreState known, CoreAction core) {
    if (core == CoreAction.CREATE) {
      return intent.wanted() ? PublishAction.PUBLISH : PublishAction.NONE;
    }
    boolean upToDate =
        core == CoreAction.KEEP
            && intent.wanted()
            && known.publication() == Publication.PUBLISHED
            && known.groupIds().equals(intent.groupIds());
    return upToDate ? PublishAction.NONE : publishAfterChange(intent, known);
  }
}
