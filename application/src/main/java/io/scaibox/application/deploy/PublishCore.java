package io.scaibox.application.deploy;

import io.scaibox.application.problem.Problem;
import io.scaibox.application.problem.Result;
import io.scaibox.domain.deploy.CoreState;
import io.scaibox.domain.deploy.DeployPlan.PublishAction;
import io.scaibox.domain.deploy.DeployStep;
import io.scaibox.domain.deploy.StepKind;
import io.scaibox.domain.platform.Tenant;
import io.scaibox.spi.CorePublisher;
import io.scaibox.spi.CorePublisher.Published;
import io.scaibox.spi.UpstreamResult;
import java.util.List;

/** Makes a Core a chat model, keeps the model up to date, or takes it out of the catalogue. */
final class PublishCore {

  private final CorePublisher cores;

  PublishCore(CorePublisher cores) {
    this.cores = cores;
  }

  /**
   * Carries out the planned action.
   *
   * @param tenant whose slug is part of the published slug when upstream's answer doesn't say it
   * @return whether the Core was un-published
   */
  Result<Boolean> publish(DeployRun run, PublishAction action, Tenant tenant) {
    if (action == PublishAction.NONE) {
      return Result.of(false);
    }
    String coreId = run.state().coreId().orElseThrow();
    List<String> groups = run.start().publish().groupIds();
    boolean wasPublished = run.state().publishedSlug().isPresent();
    DeployStep step = run.begin(kind(action), coreId, run.state().publishing());
    UpstreamResult<Published> result =
        switch (action) {
          case SYNC -> cores.sync(run.call(), coreId, groups);
          case UNPUBLISH -> cores.unpublish(run.call(), coreId);
          default -> cores.publish(run.call(), coreId, groups);
        };
    if (result.failure().isPresent()) {
      run.end(step, "failed");
      return Result.refused(
          new Problem.ScaiCorePublishFailed(
              coreId, action == PublishAction.UNPUBLISH, true, run.progress(), result.failure()));
    }
    Published published = result.answer().orElseThrow();
    if (action == PublishAction.UNPUBLISH) {
      run.end(step, published.wasAlready() ? "absent" : "unpublished", run.state().unpublished());
      return Result.of(wasPublished || !published.wasAlready());
    }
    String outcome =
        action == PublishAction.SYNC || published.wasAlready() ? "synced" : "published";
    String slug =
        published
            .slug()
            .or(() -> run.state().publishedSlug())
            .orElseGet(() -> slug(tenant, run.state()));
    run.end(step, outcome, run.state().published(slug, groups));
    if (!groups.isEmpty()) {
      run.warn(
          "group restrictions were sent; ScaiGrid ignores them when the credential lacks"
              + " models:manage");
    }
    return Result.of(false);
  }

  /** Returns the slug that ScaiGrid gives a published Core (reference/scaigrid.md 2.6). */
  private static String slug(Tenant tenant, CoreState state) {
    String core = state.coreSlug().or(state::coreId).orElseThrow();
    return "scaicore/" + tenant.slug() + '/' + core;
  }

  private static StepKind kind(PublishAction action) {
    return switch (action) {
      case SYNC -> StepKind.SYNC_CORE;
      case UNPUBLISH -> StepKind.UNPUBLISH_CORE;
      default -> StepKind.PUBLISH_CORE;
    };
  }
}
