package io.scaibox.application.run;

import io.scaibox.application.access.Permit;
import io.scaibox.application.credential.ResolveCredential;
import io.scaibox.application.deploy.DeploymentJournal;
import io.scaibox.application.deploy.RequestContext;
import io.scaibox.application.problem.FieldError;
import io.scaibox.application.problem.Problem;
import io.scaibox.application.problem.Result;
import io.scaibox.domain.access.Permissions;
import io.scaibox.domain.credential.UpstreamCredential;
import io.scaibox.domain.credential.UpstreamCredential.Source;
import io.scaibox.domain.platform.Principal;
import io.scaibox.spi.RunEvents;
import io.scaibox.spi.RunEvents.EventPage;
import io.scaibox.spi.UpstreamResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Reads the events of the caller's tenant's running Cores (reference/scaiflow.md 12.1).
 * Thread-safe.
 *
 * <p>The process's own key may see Cores of all tenants, so with it only Cores that the tenant
 * deployed are asked for.
 */
public final class ReadRunEvents {

  private final RunEvents events;
  private final ResolveCredential credentials;
  private final DeploymentJournal journal;
  private final Duration deadline;

  public ReadRunEvents(
      RunEvents events,
      ResolveCredential credentials,
      DeploymentJournal journal,
      Duration deadline) {
    this.events = events;
    this.credentials = credentials;
    this.journal = journal;
    this.deadline = deadline;
  }

  /** Reads a page of events, as they came. */
  public Result<EventPage> read(
      Principal principal,
      Optional<String> coreId,
      int limit,
      Optional<String> cursor,
      RequestContext context) {
    return Permit.require(principal, Permissions.FLOWS_VIEW)
        .then(caller -> credentials.resolve(caller.tenant(), caller.accessToken()))
        .then(credential -> allowed(principal, coreId, credential))
        .then(
            credential -> {
              UpstreamResult<EventPage> page =
                  events.read(context.call(credential, deadline), coreId, limit, cursor);
              return page.failure().isPresent()
                  ? Result.refused(new Problem.UpstreamFailed(page.failure().get()))
                  : Result.of(page.answer().orElseThrow());
            });
  }

  private Result<UpstreamCredential> allowed(
      Principal principal, Optional<String> coreId, UpstreamCredential credential) {
    if (credential.source() != Source.PROCESS_KEY) {
      return Result.of(credential);
    }
    if (coreId.isEmpty()) {
      return Result.refused(
          new Problem.InvalidRequest(
              List.of(
                  new FieldError(
                      "query",
                      "core_id",
                      "is required without a token or key of the tenant's own",
                      "Name a Core of one of the tenant's deployments."))));
    }
    return journal.hasDeployed(principal.tenant().id(), coreId.get())
        ? Result.of(credential)
        : Result.refused(new Problem.NotFound("core", coreId.get()));
  }
}
