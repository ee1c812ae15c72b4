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

/** Saves a new flow; any content is taken, since people save drafts. Thread-safe. */
public final class CreateFlow {

  private final FlowStore flows;
  private final FlowContents contents;
  private final Clock clock;

  public CreateFlow(FlowStore flows, FlowContents contents, Clock clock) {
    this.flows = flows;
    this.contents = contents;
    this.clock = clock;
  }

  /**
   * What to save.
   *
   * @param flowId the id to give the flow, reserved by the caller, so that repeating the command
   *     makes no second flow
   */
  public record Command(
      String flowId, String name, Optional<String> description, JsonObject content) {}

  /** Saves the flow; its first version is the content's, else 1.0.0. */
  public Result<FlowDetail> create(Principal principal, Command command) {
    List<FieldError> errors = FlowFields.check(Optional.of(command.name()), command.description());
    Result<Principal> permitted = Permit.require(principal, Permissions.FLOWS_MANAGE);
    if (permitted.isRefused()) {
      return permitted.refusal();
    }
    if (!errors.isEmpty()) {
      return Result.refused(new Problem.InvalidRequest(errors));
    }
    FlowVersion version =
        Optional.ofNullable(command.content().text("version"))
            .flatMap(FlowVersion::parse)
            .orElse(FlowVersion.FIRST);
    JsonObject content = FlowContents.stamped(command.content(), version);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Flow flow =
        new Flow(
            command.flowId(),
            principal.tenant().id(),
            command.name(),
            command.description(),
            principal.subject(),
            version,
            1,
            now,
            now);
    Flow saved =
        flows.add(
            flow,
            new VersionEntry(version, now, principal.subject()),
            () -> contents.write(flow.tenant(), flow.id(), version, content));
    return Result.of(new FlowDetail(saved, content));
  }
}
