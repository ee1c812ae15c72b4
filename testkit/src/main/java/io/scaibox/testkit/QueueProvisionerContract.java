package io.scaibox.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaibox.domain.queue.ExistingQueue;
import io.scaibox.domain.queue.ExistingScope;
import io.scaibox.domain.queue.QueueDeclaration;
import io.scaibox.domain.queue.QueueMode;
import io.scaibox.spi.QueueProvisioner;
import io.scaibox.spi.QueueProvisioner.Ensured;
import io.scaibox.spi.UpstreamCall;
import io.scaibox.spi.UpstreamFailure;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What every {@link QueueProvisioner} does.
 *
 * <p>One whose broker can't serve every mode says which it can in {@link #modes}; the others have
 * to be refused.
 */
@Timeout(120)
public interface QueueProvisionerContract {

  /** Opens the adapter on a broker that works; each call opens it anew, on the same broker. */
  QueueProvisioner provisioner();

  /** Opens the adapter on a broker that does not answer. */
  QueueProvisioner unreachable();

  /** Returns a call that the working broker accepts. */
  default UpstreamCall call() {
    return Samples.call();
  }

  /** Returns the modes that the broker can serve. */
  default Set<QueueMode> modes() {
    return EnumSet.allOf(QueueMode.class);
  }

  private static QueueDeclaration queue(String slug, QueueMode mode, int retries) {
    return new QueueDeclaration(
        slug, Optional.empty(), Optional.empty(), Optional.of(mode), Optional.of(retries));
  }

  private QueueMode anyMode() {
    return modes().iterator().next();
  }

  private ExistingScope scope(String slug) {
    return Failures.noneIn(provisioner().createScope(call(), slug)).thing();
  }

  private Optional<ExistingScope> found(String slug) {
    return Failures.noneIn(provisioner().find(call(), slug));
  }

  /**
   * Names that start with an underscore belong to the broker, which may make such queues itself.
   */
  private List<ExistingQueue> own(String scope) {
    return found(scope).orElseThrow().queues().stream()
        .filter(queue -> !queue.slug().startsWith("_"))
        .toList();
  }

  private ExistingQueue found(String scope, String queue) {
    return found(scope).orElseThrow().queue(queue).orElseThrow();
  }

  /** What a broker can't tell it leaves out; what it tells is what was declared. */
  private static void assertIs(ExistingQueue actual, QueueDeclaration declared) {
    assertThat(actual.slug()).isEqualTo(declared.slug());
    assertThat(actual.id()).isNotBlank();
    assertThat(actual.mode().orElse(declared.mode())).isEqualTo(declared.mode());
    assertThat(actual.maxRetries().orElse(declared.maxRetries())).isEqualTo(declared.maxRetries());
    assertThat(actual.state().orElse("active")).isEqualTo("active");
  }

  @Test
  default void aScopeThatIsNotThereIsNoFailure() {
    assertThat(found(Samples.name("nobody"))).isEmpty();
  }

  @Test
  default void aScopeIsMadeOnceAndFoundByEveryProcess() {
    String slug = Samples.name("scope");
    Ensured<ExistingScope> made = Failures.noneIn(provisioner().createScope(call(), slug));
    assertThat(made.created()).isTrue();
    assertThat(made.thing().slug()).isEqualTo(slug);
    assertThat(found(slug).orElseThrow().id()).isEqualTo(made.thing().id()).isNotBlank();
    Ensured<ExistingScope> again = Failures.noneIn(provisioner().createScope(call(), slug));
    assertThat(again.created()).as("it was there").isFalse();
    assertThat(again.thing().id()).isEqualTo(made.thing().id());
  }

  @Test
  default void queuesOfEveryServedModeAreMadeAsDeclared() {
    String slug = Samples.name("modes");
    ExistingScope scope = scope(slug);
    for (QueueMode mode : modes()) {
      QueueDeclaration declared = queue(mode.word(), mode, 3);
      Ensured<ExistingQueue> made =
          Failures.noneIn(provisioner().createQueue(call(), scope.id(), declared));
      assertThat(made.created()).as(mode.word()).isTrue();
      assertIs(made.thing(), declared);
      assertIs(found(slug, declared.slug()), declared);
    }
    assertThat(own(slug)).hasSize(modes().size());
  }

  @Test
  default void aModeThatIsNotServedIsRefusedByItsName() {
    String slug = Samples.name("refused");
    ExistingScope scope = scope(slug);
    for (QueueMode mode : QueueMode.values()) {
      if (!modes().contains(mode)) {
        UpstreamFailure failure =
            Failures.of(
                provisioner().createQueue(call(), scope.id(), queue("odd", mode, 3)), mode.word());
        assertThat(failure.kind()).isEqualTo(UpstreamFailure.Kind.REFUSED);
        assertThat(failure.message()).contains(mode.word());
        assertThat(found(slug).orElseThrow().queue("odd")).isEmpty();
      }
    }
  }

  @Test
  default void everyNumberOfRetriesIsKept() {
    String slug = Samples.name("retries");
    ExistingScope scope = scope(slug);
    for (int retries : new int[] {0, 1, 100}) {
      QueueDeclaration declared = queue("q" + retries, anyMode(), retries);
      assertIs(
          Failures.noneIn(provisioner().createQueue(call(), scope.id(), declared)).thing(),
          declared);
      assertIs(found(slug, declared.slug()), declared);
    }
  }

  @Test
  default void aQueueThatIsThereIsGivenAsItIs() {
    String slug = Samples.name("twice");
    ExistingScope scope = scope(slug);
    QueueDeclaration first = queue("review", anyMode(), 3);
    Failures.noneIn(provisioner().createQueue(call(), scope.id(), first));
    Ensured<ExistingQueue> again =
        Failures.noneIn(
            provisioner().createQueue(call(), scope.id(), queue("review", anyMode(), 7)));
    assertThat(again.created()).as("it was there").isFalse();
    assertIs(again.thing(), first);
    assertIs(found(slug, "review"), first);
  }

  @Test
  default void namesNeverShareAPlace() {
    String name = Samples.name("n");
    List<String> slugs =
        List.of(
            name + ".a",
            name + "/a",
            name + "-a",
            name + "_a",
            name + ":a",
            name + " a",
            name + "%2Fa",
            name + "#*",
            name + "ä",
            name.toUpperCase(java.util.Locale.ROOT),
            (name + "z".repeat(128)).substring(0, 128));
    for (String slug : slugs) {
      ExistingScope scope = scope(slug);
      Failures.noneIn(provisioner().createQueue(call(), scope.id(), queue(slug, anyMode(), 1)));
    }
    for (String slug : slugs) {
      assertThat(own(slug))
          .as(slug)
          .singleElement()
          .satisfies(queue -> assertThat(queue.slug()).isEqualTo(slug));
    }
  }

  @Test
  default void manyAtOnceMakeOneThing() {
    String slug = Samples.name("race");
    QueueProvisioner provisioner = provisioner();
    List<String> scopes =
        AtOnce.run(number -> Failures.noneIn(provisioner.createScope(call(), slug)).thing().id());
    assertThat(Set.copyOf(scopes)).hasSize(1);
    QueueDeclaration declared = queue("review", anyMode(), 3);
    List<ExistingQueue> queues =
        AtOnce.run(
            number ->
                Failures.noneIn(provisioner.createQueue(call(), scopes.get(0), declared)).thing());
    assertThat(queues).allSatisfy(queue -> assertIs(queue, declared));
    assertThat(own(slug)).hasSize(1);
  }

  @Test
  default void aCallWithoutTimeFailsAtOnce() {
    UpstreamCall late =
        Samples.call(call().credential().bearer(), call().credential().baseUrl(), Duration.ZERO);
    UpstreamFailure failure =
        Failures.of(provisioner().find(late, Samples.name("late")), "no time was left");
    assertThat(failure.kind())
        .isIn(UpstreamFailure.Kind.TIMED_OUT, UpstreamFailure.Kind.UNREACHABLE);
  }

  @Test
  default void anInterruptedCallerIsAnsweredAndTheAdapterGoesOn() {
    QueueProvisioner provisioner = provisioner();
    String slug = Samples.name("calm");
    Thread.currentThread().interrupt();
    try {
      assertThat(provisioner.find(call(), slug)).isNotNull();
    } finally {
      boolean unused = Thread.interrupted();
    }
    assertThat(Failures.noneIn(provisioner.find(call(), slug))).isEmpty();
  }

  @Test
  default void aBrokerThatIsAwayIsAFailureWithoutSecrets() {
    UpstreamFailure failure =
        Failures.of(unreachable().find(call(), Samples.name("away")), "the broker is away");
    assertThat(failure.kind()).isNotEqualTo(UpstreamFailure.Kind.REFUSED);
    Failures.of(unreachable().createScope(call(), Samples.name("away")), "the broker is away");
    Failures.of(
        unreachable().createQueue(call(), "scope", queue("review", anyMode(), 3)),
        "the broker is away");
  }
}
