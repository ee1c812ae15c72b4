package io.scaibox.http.deploy;

import io.scaibox.application.deploy.ChangePublication;
import io.scaibox.application.deploy.DeployAnswer;
import io.scaibox.application.deploy.DeployCommand;
import io.scaibox.application.deploy.DeployFlow;
import io.scaibox.application.deploy.ReadDeployments;
import io.scaibox.application.problem.Result;
import io.scaibox.domain.deploy.PublishIntent;
import io.scaibox.http.server.Answer;
import io.scaibox.http.server.BodyReader;
import io.scaibox.http.server.Call;
import io.scaibox.http.server.Route;
import java.util.List;
import java.util.Optional;

/** The routes that deploy and publish flows, and list deployments (reference/scaiflow.md 4). */
public final class DeployRoutes {

  private static final String GROUPS = "model_visibility_group_ids";

  private final DeployFlow deploy;
  private final ChangePublication publication;
  private final ReadDeployments deployments;

  public DeployRoutes(
      DeployFlow deploy, ChangePublication publication, ReadDeployments deployments) {
    this.deploy = deploy;
    this.publication = publication;
    this.deployments = deployments;
  }

  /** Returns the routes. */
  public List<Route> routes() {
    return List.of(
        Route.post("/flows/{flow_id}/deploy", this::deploy),
        Route.post("/flows/{flow_id}/publish", this::publish),
        Route.post("/flows/{flow_id}/unpublish", this::unpublish),
        Route.get("/flows/{flow_id}/deployments", this::list));
  }

  private Result<Answer> deploy(Call call) {
    return call.optionalBody()
        .then(body -> command(call, body))
        .then(command -> deploy.deploy(call.principal(), command, call.request()))
        .map(DeployRoutes::answer);
  }

  private static Result<DeployCommand> command(Call call, BodyReader body) {
    Optional<Boolean> publish = body.bool("publish_as_model");
    Optional<List<String>> groups = groups(body);
    boolean unpublish = body.bool("unpublish").orElse(true);
    boolean force = body.bool("force").orElse(false);
    return body.finish(
        () ->
            new DeployCommand(
                call.path("flow_id"), call.reservedId("dep"), publish, groups, unpublish, force));
  }

  private Result<Answer> publish(Call call) {
    return call.optionalBody()
        .then(
            body -> {
              Optional<List<String>> groups = groups(body);
              return body.finish(() -> groups);
            })
        .then(
            groups ->
                publication.change(
                    call.principal(), call.path("flow_id"), true, groups, call.request()))
        .map(DeployRoutes::answer);
  }

  private static Optional<List<String>> groups(BodyReader body) {
    Optional<List<String>> groups = body.texts(GROUPS);
    if (groups.isPresent() && !PublishIntent.isWithinLimits(groups.get())) {
      body.wrong(
          GROUPS,
          "has too many or too long ids (expected: at most "
              + PublishIntent.MOST_GROUPS
              + " of "
              + PublishIntent.LONGEST_GROUP_ID
              + " characters)",
          "Name fewer groups.");
    }
    return groups;
  }

  private Result<Answer> unpublish(Call call) {
    return call.optionalBody()
        .then(body -> body.finish(() -> true))
        .then(
            ok ->
                publication.change(
                    call.principal(),
                    call.path("flow_id"),
                    false,
                    Optional.empty(),
                    call.request()))
        .map(DeployRoutes::answer);
  }

  private Result<Answer> list(Call call) {
    return call.queryNumber("limit", 100, 1, 500)
        .then(limit -> deployments.list(call.principal(), call.path("flow_id"), limit))
        .map(found -> Answer.ok(DeploymentJson.list(found)));
  }

  private static Answer answer(DeployAnswer answer) {
    return Answer.ok(DeploymentJson.answer(answer));
  }
}
