package io.scaibox.application.deploy;

import io.scaibox.application.problem.Problem;
import io.scaibox.application.problem.Result;
import io.scaibox.domain.deploy.CoreState;
import io.scaibox.domain.deploy.DeployPlan.CoreAction;
import io.scaibox.domain.deploy.DeployStep;
import io.scaibox.domain.deploy.Publication;
import io.scaibox.domain.deploy.StepKind;
import io.scaibox.spi.CorePublisher;
import io.scaibox.spi.CoreSnapshot;
import io.scaibox.spi.ManifestDocument;
import io.scaibox.spi.UpstreamFailure;
import io.scaibox.spi.UpstreamFailure.Kind;
import io.scaibox.spi.UpstreamResult;
import java.util.Optional;

/**
 * Brings a flow's manifest onto its one Core: makes it, updates it, or finds the one that a lost
 * call may have made.
 *
 * <p>Creating is not idempotent upstream, so after any create whose outcome is uncertain this looks
 * before it creates again, and slugs being unique keep even a late create from making a second
 * Core.
 */
final class PlaceCore {

  private static final int MAX_CREATES = 3;

  private final CorePublisher cores;

  PlaceCore(CorePublisher cores) {
    this.cores = cores;
  }

  /** Carries out the planned action; afterwards the run's state has the Core's id. */
  Result<DeployAnswer.Status> place(DeployRun run, CoreAction action, ManifestDocument manifest) {
    return switch (action) {
      case KEEP -> Result.of(DeployAnswer.Status.UNCHANGED);
      case CREATE -> create(run, manifest, 1);
      case FIND_OR_CREATE -> findOrCreate(run, manifest);
      case UPDATE -> update(run, manifest);
    };
  }

  private Result<DeployAnswer.Status> findOrCreate(DeployRun run, ManifestDocument manifest) {
    DeployStep step = run.begin(StepKind.FIND_CORE, manifest.name(), run.state().creating());
    UpstreamResult<Optional<CoreSnapshot>> look = cores.findOwn(run.call(), manifest);
    if (look.failure().isPresent()) {
      run.end(step, "failed");
      return Result.refused(createFailed(run, manifest, look.failure().get()));
    }
    Optional<CoreSnapshot> own = look.answer().orElseThrow();
    run.end(step, own.isPresent() ? "found" : "absent");
    return own.isPresent() ? adopt(run, own.get(), manifest) : create(run, manifest, 1);
  }

  private Result<DeployAnswer.Status> create(
      DeployRun run, ManifestDocument manifest, int attempt) {
    CoreState before = run.state();
    DeployStep step = run.begin(StepKind.CREATE_CORE, manifest.name(), before.creating());
    UpstreamResult<CoreSnapshot> result = cores.create(run.call(), manifest);
    if (result.answer().isPresent()) {
      CoreSnapshot core = result.answer().get();
      run.end(
          step,
          "created",
          run.state().running(core.id(), slug(core, manifest), run.start(), publication(core)));
      return Result.of(DeployAnswer.Status.CREATED);
    }
    UpstreamFailure failure = result.failure().orElseThrow();
    run.end(step, "failed");
    if (failure.hasStatus(409) || failure.mayHaveActed()) {
      return afterUncertainCreate(run, manifest, attempt, failure);
    }
    run.learn(CoreState.NOTHING);
    return Result.refused(createFailed(run, manifest, failure));
  }

  private Result<DeployAnswer.Status> afterUncertainCreate(
      DeployRun run, ManifestDocument manifest, int attempt, UpstreamFailure failure) {
    UpstreamResult<Optional<CoreSnapshot>> look = cores.findOwn(run.call(), manifest);
    Optional<CoreSnapshot> own = look.answer().flatMap(found -> found);
    if (own.isPresent()) {
      return adopt(run, own.get(), manifest);
    }
    boolean lookedInVain = look.answer().isPresent();
    if (failure.hasStatus(409)) {
      run.learn(lookedInVain ? CoreState.NOTHING : run.state());
      return Result.refused(
          new Problem.ScaiCoreCreateFailed(
              manifest.name(), lookedInVain, run.progress(), Optional.of(failure)));
    }
    if (failure.kind() == Kind.BROKEN && lookedInVain && attempt < MAX_CREATES) {
      return create(run, manifest, attempt + 1);
    }
    if (failure.kind() == Kind.BROKEN && lookedInVain) {
      return Result.refused(createFailed(run, manifest, failure));
    }
    return Result.refused(
        new Problem.UpstreamOutcomeUnknown(
            "creating Core '" + manifest.name() + "'", run.progress(), Optional.of(failure)));
  }

  /** Takes over a Core of this flow and sends it the manifest: nobody knows what it runs. */
  private Result<DeployAnswer.Status> adopt(
      DeployRun run, CoreSnapshot own, ManifestDocument manifest) {
    run.learn(run.state().found(own.id(), slug(own, manifest)));
    return update(run, manifest)
        .map(status -> status == DeployAnswer.Status.UPDATED ? created(run) : status);
  }

  /**
   * A Core that was adopted was made by an attempt at this deployment, or by a lost earlier one.
   */
  private static DeployAnswer.Status created(DeployRun run) {
    boolean createdHere =
        run.steps().stream().anyMatch(step -> step.kind() == StepKind.CREATE_CORE);
    return createdHere ? DeployAnswer.Status.CREATED : DeployAnswer.Status.UPDATED;
  }

  private Result<DeployAnswer.Status> update(DeployRun run, ManifestDocument manifest) {
    String coreId = run.state().coreId().orElseThrow();
    DeployStep step = run.begin(StepKind.UPDATE_CORE, coreId, run.state().updating());
    UpstreamResult<CoreSnapshot> result = cores.update(run.call(), coreId, manifest);
    if (result.answer().isPresent()) {
      Publication publication =
          result
              .answer()
              .flatMap(CoreSnapshot::published)
              .map(published -> published ? Publication.PUBLISHED : Publication.NONE)
              .filter(seen -> run.state().publication() != seen)
              .map(seen -> Publication.UNKNOWN)
              .orElse(run.state().publication());
      run.end(
          step,
          "updated",
          run.state()
              .running(
                  coreId, result.answer().flatMap(CoreSnapshot::slug), run.start(), publication));
      return Result.of(DeployAnswer.Status.UPDATED);
    }
    UpstreamFailure failure = result.failure().orElseThrow();
    if (failure.hasStatus(404)) {
      run.end(step, "gone", run.state().gone());
      return findOrCreate(run, manifest);
    }
    run.end(step, "failed");
    if (failure.kind() == Kind.TIMED_OUT) {
      return Result.refused(
          new Problem.UpstreamOutcomeUnknown(
              "updating Core '" + coreId + "'", run.progress(), Optional.of(failure)));
    }
    return Result.refused(createFailed(run, manifest, failure));
  }

  /** Returns the Core's slug; upstream makes it from the name, which is a slug already. */
  private static Optional<String> slug(CoreSnapshot core, ManifestDocument manifest) {
    return core.slug().or(() -> Optional.of(manifest.name()));
  }

  private static Publication publication(CoreSnapshot created) {
    return created.published().orElse(false) ? Publication.UNKNOWN : Publication.NONE;
  }

  private static Problem createFailed(
      DeployRun run, ManifestDocument manifest, UpstreamFailure failure) {
    return new Problem.ScaiCoreCreateFailed(
        manifest.name(), false, run.progress(), Optional.of(failure));
  }
}
