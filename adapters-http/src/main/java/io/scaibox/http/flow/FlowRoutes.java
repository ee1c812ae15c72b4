package io.scaibox.http.flow;

import io.scaibox.application.flow.CreateFlow;
import io.scaibox.application.flow.DeleteFlow;
import io.scaibox.application.flow.FlowDetail;
import io.scaibox.application.flow.FlowEtag;
import io.scaibox.application.flow.FlowQuery;
import io.scaibox.application.flow.ReadFlows;
import io.scaibox.application.flow.UpdateFlow;
import io.scaibox.application.problem.Result;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.http.server.Answer;
import io.scaibox.http.server.BodyReader;
import io.scaibox.http.server.Call;
import io.scaibox.http.server.Route;
import java.util.List;
import java.util.Optional;

/** The routes of flows and their versions (reference/scaiflow.md 3). */
public final class FlowRoutes {

  private static final String FLOW = "/flows/{flow_id}";

  private final CreateFlow create;
  private final ReadFlows read;
  private final UpdateFlow update;
  private final DeleteFlow delete;

  public FlowRoutes(CreateFlow create, ReadFlows read, UpdateFlow update, DeleteFlow delete) {
    this.create = create;
    this.read = read;
    this.update = update;
    this.delete = delete;
  }

  /** Returns the routes. */
  public List<Route> routes() {
    return List.of(
        Route.get("/flows", this::list),
        Route.post("/flows", this::create),
        Route.get(FLOW, this::read),
        Route.put(FLOW, this::update),
        Route.delete(FLOW, this::delete),
        Route.get(FLOW + "/versions", this::versions),
        Route.get(FLOW + "/versions/{version}", this::version));
  }

  private Result<Answer> list(Call call) {
    Result<Integer> limit =
        call.queryNumber("limit", FlowQuery.DEFAULT_LIMIT, 1, FlowQuery.MAX_LIMIT);
    if (limit.isRefused()) {
      return limit.refusal();
    }
    Optional<String> cursor = call.query("cursor");
    Optional<String> after = cursor.flatMap(Cursors::read);
    if (cursor.isPresent() && after.isEmpty()) {
      return Call.invalid(
          "query", "cursor", "is no cursor of this list", "Use next_cursor of the page before.");
    }
    FlowQuery query =
        new FlowQuery(call.principal().tenant().id(), call.query("search"), limit.value(), after);
    return read.list(call.principal(), query).map(page -> Answer.ok(FlowJson.page(page)));
  }

  private Result<Answer> create(Call call) {
    return call.body()
        .then(
            body -> {
              String name = body.requiredText("name");
              Optional<String> description = body.text("description");
              JsonObject content = body.requiredObject("content");
              return body.finish(
                  () ->
                      new CreateFlow.Command(call.reservedId("flow"), name, description, content));
            })
        .then(command -> create.create(call.principal(), command))
        .map(
            detail ->
                new Answer(201, Optional.of(FlowJson.detail(detail)), Optional.of(detail.etag())));
  }

  private Result<Answer> read(Call call) {
    return read.read(call.principal(), call.path("flow_id"))
        .map(detail -> unlessKnown(call, detail));
  }

  private static Answer unlessKnown(Call call, FlowDetail detail) {
    boolean known =
        call.header("If-None-Match")
            .filter(tags -> List.of(tags.split("\\s*,\\s*")).contains(detail.etag()))
            .isPresent();
    return known
        ? new Answer(304, Optional.empty(), Optional.of(detail.etag()))
        : Answer.ok(FlowJson.detail(detail)).tagged(detail.etag());
  }

  private Result<Answer> update(Call call) {
    return call.body()
        .then(body -> updateCommand(call, body))
        .then(command -> update.update(call.principal(), command))
        .map(detail -> Answer.ok(FlowJson.detail(detail)).tagged(detail.etag()));
  }

  private static Result<UpdateFlow.Command> updateCommand(Call call, BodyReader body) {
    Optional<String> name = body.text("name");
    Optional<String> description = body.text("description");
    Optional<JsonObject> content = body.object("content");
    Optional<Optional<String>> newDescription =
        body.mentions("description") ? Optional.of(description) : Optional.empty();
    return body.finish(
        () ->
            new UpdateFlow.Command(
                call.path("flow_id"), name, newDescription, content, call.header("If-Match")));
  }

  private Result<Answer> delete(Call call) {
    return delete
        .delete(call.principal(), call.path("flow_id"), call.header("If-Match"))
        .map(flow -> Answer.noContent());
  }

  private Result<Answer> versions(Call call) {
    return read.versions(call.principal(), call.path("flow_id"))
        .map(versions -> Answer.ok(FlowJson.versions(versions)));
  }

  private Result<Answer> version(Call call) {
    return read.readVersion(call.principal(), call.path("flow_id"), call.path("version"))
        .map(detail -> Answer.ok(FlowJson.detail(detail)).tagged(FlowEtag.of(detail.flow())));
  }
}
