package io.scaibox.domain.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaibox.domain.deploy.DeployPlan.CoreAction;
import io.scaibox.domain.deploy.DeployPlan.PublishAction;
import io.scaibox.domain.deploy.DeployPlan.QueuePlan;
import io.scaibox.domain.platform.TenantId;
import io.scaibox.domain.queue.ExistingQueue;
import io.scaibox.domain.queue.ExistingScope;
import io.scaibox.domain.queue.QueueDeclaration;
import io.scaibox.domain.queue.QueueMode;
import io.scaibox.domain.queue.QueueTopology;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a deploy decides to do. */
class DeployPlannerTest {

  private static DeploymentStart start(boolean publish, boolean unpublish, boolean force) {
    return new DeploymentStart(
        "dep_1",
        new TenantId("t"),
        "flow_1",
        "1.0.0",
        "print",
        new PublishIntent(publish, List.of(), unpublish),
        force,
        "usr",
        Instant.EPOCH);
  }

  private static CoreState running(Publication publication) {
    CoreState state =
        CoreState.NOTHING.running(
            "core_1", Optional.of("slug"), start(false, true, false), Publication.NONE);
    return publication == Publication.PUBLISHED ? state.published("s", List.of()) : state;
  }

  private static DeployPlan plan(DeploymentStart start, CoreState state) {
    return DeployPlanner.plan(start, state, QueuePlan.NOTHING);
  }

  @Test
  void aNewFlowIsCreatedAndPublishedIfWanted() {
    assertThat(plan(start(true, true, false), CoreState.NOTHING))
        .isEqualTo(new DeployPlan(QueuePlan.NOTHING, CoreAction.CREATE, PublishAction.PUBLISH));
    assertThat(plan(start(false, true, false), CoreState.NOTHING).publish())
        .isEqualTo(PublishAction.NONE);
  }

  @Test
  void afterALostCreateTheCoreIsLookedForFirst() {
    assertThat(plan(start(false, true, false), CoreState.NOTHING.creating()).core())
        .isEqualTo(CoreAction.FIND_OR_CREATE);
    assertThat(plan(start(false, true, false), running(Publication.NONE).gone()).core())
        .isEqualTo(CoreAction.FIND_OR_CREATE);
  }

  @Test
  void theSameManifestIsKeptUnlessForced() {
    assertThat(plan(start(false, true, false), running(Publication.NONE)).isUnchanged()).isTrue();
    assertThat(plan(start(false, true, true), running(Publication.NONE)).core())
        .isEqualTo(CoreAction.UPDATE);
  }

  @Test
  void aLostUpdateIsSentAgain() {
    assertThat(plan(start(false, true, false), running(Publication.NONE).updating()).core())
        .isEqualTo(CoreAction.UPDATE);
  }

  @Test
  void aPublishedCoreIsSyncedAfterAnUpdateAndLeftAloneOtherwise() {
    CoreState published = running(Publication.PUBLISHED);
    assertThat(plan(start(true, true, false), published).publish()).isEqualTo(PublishAction.NONE);
    assertThat(plan(start(true, true, true), published).publish()).isEqualTo(PublishAction.SYNC);
  }

  @Test
  void otherGroupsAreSynced() {
    DeploymentStart start =
        new DeploymentStart(
            "dep_1",
            new TenantId("t"),
            "flow_1",
            "1.0.0",
            "print",
            new PublishIntent(true, List.of("mg_a"), true),
            false,
            "usr",
            Instant.EPOCH);
    assertThat(plan(start, running(Publication.PUBLISHED)).publish()).isEqualTo(PublishAction.SYNC);
  }

  @Test
  void noLongerWantedIsUnpublishedUnlessForbidden() {
    CoreState published = running(Publication.PUBLISHED);
    assertThat(plan(start(false, true, false), published).publish())
        .isEqualTo(PublishAction.UNPUBLISH);
    assertThat(plan(start(false, false, false), published).publish()).isEqualTo(PublishAction.NONE);
  }

  @Test
  void aLostPublishIsSentAgain() {
    CoreState lost = running(Publication.PUBLISHED).publishing();
    assertThat(plan(start(true, true, false), lost).publish()).isEqualTo(PublishAction.PUBLISH);
    assertThat(plan(start(false, true, false), lost).publish()).isEqualTo(PublishAction.UNPUBLISH);
  }

  @Test
  void queuesThatAreMissingAreMadeAndOthersCompared() {
    QueueDeclaration silent = queue("a", Optional.empty(), Optional.empty());
    QueueDeclaration strict = queue("b", Optional.of(QueueMode.PRIORITY), Optional.of(3));
    QueueTopology topology =
        new QueueTopology(
            "desk", List.of(silent, strict, queue("c", Optional.empty(), Optional.empty())));
    ExistingScope scope =
        new ExistingScope(
            "sc_1",
            "desk",
            Optional.empty(),
            List.of(
                new ExistingQueue(
                    "q1", "a", Optional.of(QueueMode.DEADLINE), Optional.of(9), Optional.empty()),
                new ExistingQueue(
                    "q2", "b", Optional.of(QueueMode.FIFO), Optional.empty(), Optional.empty())));
    QueuePlan plan = DeployPlanner.queues(topology, Optional.of(scope));
    assertThat(plan.createQueues()).extracting(QueueDeclaration::slug).containsExactly("c");
    assertThat(plan.mismatches()).hasSize(1);
    assertThat(plan.mismatches().get(0).differences().get(0).actual()).isEqualTo("fifo");
    assertThat(DeployPlanner.queues(topology, Optional.empty()).createScope()).contains("desk");
  }

  private static QueueDeclaration queue(
      String slug, Optional<QueueMode> mode, Optional<Integer> retries) {
    return new QueueDeclaration(slug, Optional.empty(), Optional.empty(), mode, retries);
  }
}
