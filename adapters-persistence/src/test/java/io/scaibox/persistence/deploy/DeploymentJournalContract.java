package io.scaibox.persistence.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scaibox.application.deploy.DeployLease;
import io.scaibox.application.deploy.DeploymentJournal;
import io.scaibox.application.deploy.LeaseAttempt;
import io.scaibox.application.deploy.LeaseLostException;
import io.scaibox.domain.deploy.CoreState;
import io.scaibox.domain.deploy.DeployStep;
import io.scaibox.domain.deploy.DeploymentEnd;
import io.scaibox.domain.deploy.DeploymentStart;
import io.scaibox.domain.deploy.DeploymentStatus;
import io.scaibox.domain.deploy.PublishIntent;
import io.scaibox.domain.deploy.StepKind;
import io.scaibox.domain.platform.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every deployment journal does, whatever keeps it. */
interface DeploymentJournalContract {

  TenantId TENANT = new TenantId("t");

  /** Returns the journal of one process; each call stands for another process on the same rows. */
  DeploymentJournal process();

  /** Makes a flow at revision 1 that deployments can be of. */
  void flow(String id);

  /** Lets every lease that isn't renewed expire. */
  void letLeasesExpire();

  private static DeploymentStart start(String id, String flow) {
    return new DeploymentStart(
        id,
        TENANT,
        flow,
        "1.0.0",
        "print",
        new PublishIntent(true, List.of("mg_a"), true),
        false,
        "usr_9",
        Instant.parse("2026-01-01T00:00:00Z"));
  }

  private static DeployStep step(int sequence) {
    return new DeployStep(
        sequence,
        StepKind.CREATE_CORE,
        "core",
        Instant.parse("2026-01-01T00:00:01Z"),
        Optional.empty(),
        0);
  }

  private static LeaseAttempt.Acquired acquire(DeploymentJournal journal, String id, String flow) {
    return (LeaseAttempt.Acquired) journal.acquire(start(id, flow), 1);
  }

  @Test
  default void oneHolderAtATimeAndTheOtherIsToldWho() {
    flow("flow_a");
    DeploymentJournal first = process();
    DeployLease lease = acquire(first, "dep_1", "flow_a").lease();
    LeaseAttempt second = process().acquire(start("dep_2", "flow_a"), 1);
    assertThat(second)
        .isInstanceOfSatisfying(
            LeaseAttempt.Busy.class,
            busy -> {
              assertThat(busy.deploymentId()).isEqualTo("dep_1");
              assertThat(busy.by()).isEqualTo("usr_9");
              assertThat(busy.retryAfter()).isPositive();
            });
    first.release(lease);
    assertThat(process().acquire(start("dep_3", "flow_a"), 1))
        .isInstanceOf(LeaseAttempt.Acquired.class);
  }

  @Test
  default void anotherRevisionOrNoFlowIsSaid() {
    flow("flow_b");
    assertThat(process().acquire(start("dep_1", "flow_b"), 2))
        .isInstanceOf(LeaseAttempt.FlowMoved.class);
    assertThat(process().acquire(start("dep_1", "nobody"), 1))
        .isInstanceOf(LeaseAttempt.FlowGone.class);
    assertThat(process().acquire(start("dep_2", "flow_b"), 1))
        .isInstanceOf(LeaseAttempt.Acquired.class);
  }

  @Test
  default void stepsStateAndEndAreReadAgain() {
    flow("flow_c");
    DeploymentJournal journal = process();
    DeployLease lease = acquire(journal, "dep_1", "flow_c").lease();
    journal.advance(lease, List.of(step(1)), CoreState.NOTHING.creating());
    assertThat(journal.state(TENANT, "flow_c").createUncertain()).isTrue();
    CoreState running =
        CoreState.NOTHING
            .running(
                "core_1",
                Optional.of("slug"),
                lease.start(),
                io.scaibox.domain.deploy.Publication.NONE)
            .published("scaicore/t/slug", List.of("mg_a"));
    journal.finish(
        lease,
        List.of(step(1).ended("created", Instant.parse("2026-01-01T00:00:02Z"))),
        running,
        DeploymentEnd.DEPLOYED,
        Optional.empty());
    assertThat(journal.state(TENANT, "flow_c")).isEqualTo(running);
    var deployment = journal.history(TENANT, "flow_c", 10).get(0);
    assertThat(deployment.status()).isEqualTo(DeploymentStatus.DEPLOYED);
    assertThat(deployment.start()).isEqualTo(lease.start());
    assertThat(deployment.steps().get(0).outcome()).contains("created");
    assertThat(deployment.steps().get(0).durationMillis()).isEqualTo(1000);
    assertThat(deployment.deployedAt()).isPresent();
  }

  @Test
  default void aReleasedLeaseLeavesNoRecord() {
    flow("flow_d");
    DeploymentJournal journal = process();
    journal.release(acquire(journal, "dep_1", "flow_d").lease());
    assertThat(journal.history(TENANT, "flow_d", 10)).isEmpty();
  }

  @Test
  default void aDeadProcessIsTakenOverOnceAndItsLateWritesAreRefused() {
    flow("flow_e");
    DeploymentJournal dead = process();
    DeployLease lease = acquire(dead, "dep_1", "flow_e").lease();
    dead.advance(lease, List.of(step(1)), CoreState.NOTHING.creating());
    assertThat(process().takeOver(10)).isEmpty();
    letLeasesExpire();
    DeploymentJournal other = process();
    List<LeaseAttempt.Acquired> taken = other.takeOver(10);
    assertThat(taken).hasSize(1);
    assertThat(taken.get(0).lease().start().id()).isEqualTo("dep_1");
    assertThat(taken.get(0).lease().fence()).isGreaterThan(lease.fence());
    assertThat(taken.get(0).steps()).hasSize(1);
    assertThat(taken.get(0).state().createUncertain()).isTrue();
    assertThat(process().takeOver(10)).isEmpty();
    assertThat(dead.renew(lease)).isFalse();
    assertThatThrownBy(() -> dead.advance(lease, List.of(), CoreState.NOTHING))
        .isInstanceOf(LeaseLostException.class);
    assertThatThrownBy(
            () ->
                dead.finish(
                    lease, List.of(), CoreState.NOTHING, DeploymentEnd.DEPLOYED, Optional.empty()))
        .isInstanceOf(LeaseLostException.class);
    assertThat(other.state(TENANT, "flow_e").createUncertain()).isTrue();
  }

  @Test
  default void aNewDeployTakesTheDeadOnesPlace() {
    flow("flow_f");
    DeploymentJournal dead = process();
    DeployLease lease = acquire(dead, "dep_1", "flow_f").lease();
    dead.advance(lease, List.of(step(1)), CoreState.NOTHING.creating());
    letLeasesExpire();
    LeaseAttempt.Acquired next = acquire(process(), "dep_2", "flow_f");
    assertThat(next.state().createUncertain()).isTrue();
    assertThat(process().history(TENANT, "flow_f", 10).get(0).status())
        .isEqualTo(DeploymentStatus.INTERRUPTED);
  }

  @Test
  default void aPendingPublicationIsDueOnceUntilItEndsOrIsSuperseded() {
    flow("flow_g");
    DeploymentJournal journal = process();
    DeployLease lease = acquire(journal, "dep_1", "flow_g").lease();
    journal.advance(lease, List.of(step(1)), CoreState.NOTHING.creating());
    CoreState running =
        CoreState.NOTHING.running(
            "core_1", Optional.empty(), lease.start(), io.scaibox.domain.deploy.Publication.NONE);
    DeploymentEnd pending =
        DeploymentEnd.of(DeploymentStatus.PUBLISH_PENDING, "scaicore_publish_failed", "no");
    journal.finish(lease, List.of(), running, pending, Optional.of(Duration.ZERO));
    List<DeploymentJournal.DuePublication> due = process().takeDuePublications(10);
    assertThat(due).hasSize(1);
    assertThat(due.get(0).attempts()).isEqualTo(1);
    assertThat(process().takeDuePublications(10)).isEmpty();
    letLeasesExpire();
    DeployLease next = acquire(journal, "dep_2", "flow_g").lease();
    journal.advance(next, List.of(step(1)), running);
    journal.finish(next, List.of(), running, DeploymentEnd.DEPLOYED, Optional.empty());
    assertThat(journal.history(TENANT, "flow_g", 10))
        .extracting(deployment -> deployment.status())
        .containsExactly(DeploymentStatus.DEPLOYED, DeploymentStatus.SUPERSEDED);
    assertThat(process().takeDuePublications(10)).isEmpty();
  }

  @Test
  default void deploymentsAreOrderedByTheirLeasesAndNotByTheClocksOfBoxes() {
    flow("flow_i");
    for (String id : List.of("dep_of_a_fast_clock_9", "dep_of_a_slow_clock_1", "dep_5")) {
      DeploymentJournal journal = process();
      DeployLease lease = acquire(journal, id, "flow_i").lease();
      journal.advance(lease, List.of(step(1)), CoreState.NOTHING.creating());
      journal.finish(lease, List.of(), CoreState.NOTHING, DeploymentEnd.DEPLOYED, Optional.empty());
    }
    assertThat(process().history(TENANT, "flow_i", 10))
        .extracting(deployment -> deployment.start().id())
        .containsExactly("dep_5", "dep_of_a_slow_clock_1", "dep_of_a_fast_clock_9");
  }

  @Test
  default void onlyItsOwnTenantHasDeployedACore() {
    flow("flow_j");
    DeploymentJournal journal = process();
    DeployLease lease = acquire(journal, "dep_j", "flow_j").lease();
    CoreState running =
        CoreState.NOTHING.running(
            "core_j", Optional.empty(), lease.start(), io.scaibox.domain.deploy.Publication.NONE);
    journal.advance(lease, List.of(step(1)), running);
    journal.finish(lease, List.of(), running, DeploymentEnd.DEPLOYED, Optional.empty());
    assertThat(journal.hasDeployed(TENANT, "core_j")).isTrue();
    assertThat(journal.hasDeployed(TENANT, "core_k")).isFalse();
    assertThat(journal.hasDeployed(new TenantId("other"), "core_j")).isFalse();
  }

  @Test
  default void publishingByHandNeedsACore() {
    flow("flow_h");
    assertThat(process().acquireLatest(TENANT, "flow_h", "usr")).isEmpty();
    assertThat(process().acquireLatest(new TenantId("other"), "flow_h", "usr")).isEmpty();
  }
}
