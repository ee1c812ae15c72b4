package io.scaibox.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaibox.spi.CorePublisher;
import io.scaibox.spi.CorePublisher.Published;
import io.scaibox.spi.CoreSnapshot;
import io.scaibox.spi.ManifestDocument;
import io.scaibox.spi.UpstreamCall;
import io.scaibox.spi.UpstreamFailure;
import io.scaibox.spi.UpstreamResult;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What every {@link CorePublisher} does.
 *
 * <p>One without a catalogue of chat models overrides {@link #publishes}, and has to refuse then.
 */
@Timeout(120)
public interface CorePublisherContract {

  /** Opens the adapter on a backend that works; each call opens it anew, on the same backend. */
  CorePublisher cores();

  /** Opens the adapter on a backend that does not answer. */
  CorePublisher unreachable();

  /** Returns a call that the working backend accepts. */
  UpstreamCall call();

  /** Returns a call to a backend that does not answer. */
  default UpstreamCall lostCall() {
    return Samples.call();
  }

  /** Says whether Cores can become chat models. */
  default boolean publishes() {
    return true;
  }

  private static ManifestDocument manifest(String name) {
    return Samples.manifest(name, "flow_" + name, "Answer kindly");
  }

  private CoreSnapshot made(ManifestDocument manifest) {
    return Failures.noneIn(cores().create(call(), manifest));
  }

  @Test
  default void aCoreIsMadeReadAndFoundByItsSource() {
    ManifestDocument manifest = manifest(Samples.name("made"));
    assertThat(Failures.noneIn(cores().findOwn(call(), manifest))).isEmpty();
    CoreSnapshot core = made(manifest);
    assertThat(core.id()).isNotBlank();
    assertThat(Failures.noneIn(cores().read(call(), core.id())).id()).isEqualTo(core.id());
    assertThat(Failures.noneIn(cores().findOwn(call(), manifest)).orElseThrow().id())
        .isEqualTo(core.id());
  }

  @Test
  default void anotherSourceIsNotOurs() {
    String name = Samples.name("taken");
    made(manifest(name));
    ManifestDocument foreign = Samples.manifest(name, "flow_of_somebody_else", "Answer kindly");
    assertThat(Failures.noneIn(cores().findOwn(call(), foreign))).isEmpty();
    UpstreamFailure failure = Failures.of(cores().create(call(), foreign), "the name is taken");
    assertThat(failure.hasStatus(409)).as(failure.toString()).isTrue();
  }

  @Test
  default void updatingKeepsTheCore() {
    ManifestDocument manifest = manifest(Samples.name("changed"));
    CoreSnapshot core = made(manifest);
    ManifestDocument changed =
        Samples.manifest(manifest.name(), manifest.sourceId(), "Answer in one sentence");
    assertThat(Failures.noneIn(cores().update(call(), core.id(), changed)).id())
        .isEqualTo(core.id());
    assertThat(Failures.noneIn(cores().update(call(), core.id(), changed)).id())
        .as("again, the same")
        .isEqualTo(core.id());
    assertThat(Failures.noneIn(cores().findOwn(call(), changed)).orElseThrow().id())
        .isEqualTo(core.id());
  }

  @Test
  default void aCoreThatIsNotThereIsA404() {
    String id = "core_000000000000";
    ManifestDocument manifest = manifest(Samples.name("gone"));
    assertThat(Failures.of(cores().read(call(), id), "unknown Core").hasStatus(404)).isTrue();
    assertThat(Failures.of(cores().update(call(), id, manifest), "unknown Core").hasStatus(404))
        .isTrue();
    assertThat(Failures.of(cores().publish(call(), id, List.of()), "unknown Core").mayHaveActed())
        .isFalse();
  }

  @Test
  default void publishingIsRepeatableOrRefused() {
    CoreSnapshot core = made(manifest(Samples.name("model")));
    UpstreamResult<Published> first = cores().publish(call(), core.id(), List.of());
    if (!publishes()) {
      assertThat(Failures.of(first, "there is no catalogue").kind())
          .isEqualTo(UpstreamFailure.Kind.REFUSED);
      return;
    }
    Published published = Failures.noneIn(first);
    assertThat(published.wasAlready()).isFalse();
    Published again = Failures.noneIn(cores().publish(call(), core.id(), List.of()));
    assertThat(again.slug().or(published::slug)).isEqualTo(published.slug().or(again::slug));
    Failures.noneIn(cores().sync(call(), core.id(), List.of()));
    assertThat(Failures.noneIn(cores().unpublish(call(), core.id())).wasAlready()).isFalse();
    assertThat(Failures.noneIn(cores().unpublish(call(), core.id())).wasAlready()).isTrue();
    assertThat(Failures.noneIn(cores().publish(call(), core.id(), List.of())).wasAlready())
        .isFalse();
  }

  @Test
  default void manyCreatesAtOnceMakeOneCore() {
    ManifestDocument manifest = manifest(Samples.name("race"));
    CorePublisher cores = cores();
    List<UpstreamResult<CoreSnapshot>> results =
        AtOnce.run(number -> cores.create(call(), manifest));
    List<UpstreamResult<CoreSnapshot>> made =
        results.stream().filter(result -> result.answer().isPresent()).toList();
    assertThat(made).as("exactly one is made").hasSize(1);
    assertThat(results.stream().flatMap(result -> result.failure().stream()))
        .allSatisfy(failure -> assertThat(failure.hasStatus(409)).as(failure.toString()).isTrue());
  }

  @Test
  default void aCallWithoutTimeFailsAtOnceAndMakesNothing() {
    UpstreamCall late =
        Samples.call(call().credential().bearer(), call().credential().baseUrl(), Duration.ZERO);
    ManifestDocument manifest = manifest(Samples.name("late"));
    Failures.of(cores().create(late, manifest), "no time was left");
    assertThat(Failures.noneIn(cores().findOwn(call(), manifest))).isEmpty();
  }

  @Test
  default void aBackendThatIsAwayIsAFailureWithoutSecrets() {
    UpstreamFailure failure =
        Failures.of(unreachable().create(lostCall(), manifest(Samples.name("away"))), "it is away");
    assertThat(failure.kind()).isNotEqualTo(UpstreamFailure.Kind.REFUSED);
    Failures.of(unreachable().read(lostCall(), "core_1"), "it is away");
  }
}
