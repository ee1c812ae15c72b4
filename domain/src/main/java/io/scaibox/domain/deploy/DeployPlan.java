package io.scaibox.domain.deploy;

import io.scaibox.domain.queue.QueueDeclaration;
import io.scaibox.domain.queue.QueueMismatch;
import java.util.List;
import java.util.Optional;

/**
 * What a deploy will do, decided before its first side effect; a plan shows it, a deploy carries it
 * out.
 */
public record DeployPlan(QueuePlan queues, CoreAction core, PublishAction publish) {

  /** What happens to the flow's Core. */
  public enum CoreAction {
    /** Make a Core. */
    CREATE,
    /** Look for the Core that an earlier attempt may have made; make one only if there is none. */
    FIND_OR_CREATE,
    /** Send the new manifest to the Core that is there. */
    UPDATE,
    /** The Core already runs this manifest. */
    KEEP
  }

  /** What happens to the Core's place in the model catalogue. */
  public enum PublishAction {
    NONE,
    PUBLISH,
    SYNC,
    UNPUBLISH
  }

  /**
   * What happens to scopes and queues.
   *
   * @param createScope a scope to make first
   * @param scopeId the scope that is there
   * @param createQueues queues to make
   * @param mismatches queues that exist with another configuration: the plan can't be carried out
   */
  public record QueuePlan(
      Optional<String> createScope,
      Optional<String> scopeId,
      List<QueueDeclaration> createQueues,
      List<QueueMismatch> mismatches) {

    /** The plan of a flow that declares no queues, or whose queues are not to be looked at. */
    public static final QueuePlan NOTHING =
        new QueuePlan(Optional.empty(), Optional.empty(), List.of(), List.of());

    public QueuePlan {
      createQueues = List.copyOf(createQueues);
      mismatches = List.copyOf(mismatches);
    }
  }

  /** Says whether carrying out the plan changes nothing upstream. */
  public boolean isUnchanged() {
    return core == CoreAction.KEEP
        && publish == PublishAction.NONE
        && queues.createScope().isEmpty()
        && queues.createQueues().isEmpty();
  }
}
