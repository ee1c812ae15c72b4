package io.scaibox.application.flow;

import io.scaibox.application.access.Permit;
import io.scaibox.application.problem.FieldError;
import io.scaibox.application.problem.Problem;
import io.scaibox.application.problem.Result;
import io.scaibox.domain.access.Permissions;
import io.scaibox.domain.flow.Flow;
import io.scaibox.domain.flow.FlowVersion;
import io.scaibox.domain.flow.VersionEntry;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.platform.Principal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Changes a saved flow; what the command leaves out stays as it is (reference/scaiflow.md 3).
 *
 * <p>New content gets the next patch version; content that equals the current one, its version left
 * aside, is no change. Thread-safe.
 */
public final class UpdateFlow {

  private final FlowStore flows;
  private final FlowContents contents;
  private final Clock clock;

  public UpdateFlow(FlowStore flows, FlowContents contents, Clock clock) {
    this.flows = flows;
    this.contents = contents;
    this.clock = clock;
  }

  /**
   * What to change.
   *
   * @param description present and empty: the description is removed
   * @param ifMatch the {@code If-Match} header
   */
  public record Command(
      String flowId,
      Optional<String> name,
      Optional<Optional<String>> description,
      Optional<JsonObject> content,
      Optional<String> ifMatch) {}

  /** Changes the flow, or refuses when it changed since the caller read it. */
  public Result<FlowDetail> update(Principal principal, Command command) {
    Result<Principal> permitted = Permit.require(principal, Permissions.FLOWS_MANAGE);
    if (permitted.isRefused()) {
      return permitted.refusal();
    }
    List<FieldError> errors =
        FlowFields.check(command.name(), command.description().flatMap(text -> text));
    if (!errors.isEmpty()) {
      return Result.refused(new Problem.InvalidRequest(errors));
    }
    return flows
        .change(
            principal.tenant().id(),
            command.flowId(),
            current -> decide(principal, command, current))
        .orElseGet(() -> Result.refused(new Problem.NotFound("flow", command.flowId())))
        .map(flow -> new FlowDetail(flow, contents.current(flow)));
  }

  private Result<FlowChange> decide(Principal principal, Command command, Flow current) {
    if (!FlowEtag.allows(command.ifMatch(), current)) {
      return Result.refused(new Problem.VersionConflict(current.id(), FlowEtag.of(current)));
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Optional<FlowVersion> newVersion =
        command
            .content()
            .filter(content -> differs(content, current))
            .map(content -> current.version().nextPatch());
    String name = command.name().orElse(current.name());
    Optional<String> description = command.description().orElse(current.description());
    if (newVersion.isEmpty()
        && name.equals(current.name())
        && description.equals(current.description())) {
      return Result.of(new FlowChange(current, Optional.empty(), Optional.empty()));
    }
    newVersion.ifPresent(
        version ->
            contents.write(
                current.tenant(),
                current.id(),
                version,
                FlowContents.stamped(command.content().orElseThrow(), version)));
    Flow changed =
        new Flow(
            current.id(),
            current.tenant(),
            name,
            description,
            current.ownerId(),
            newVersion.orElse(current.version()),
            current.revision() + 1,
            current.createdAt(),
            now);
    return Result.of(
        new FlowChange(
            changed,
            newVersion.map(version -> new VersionEntry(version, now, principal.subject())),
            Optional.empty()));
  }

  private boolean differs(JsonObject content, Flow current) {
    JsonObject stored = contents.current(current);
    return !FlowContents.stamped(content, current.version()).equals(stored);
  }
}
