package io.scaibox.http.flow;

import io.scaibox.application.compile.FlowFormat;
import io.scaibox.application.compile.PreviewFlow;
import io.scaibox.application.problem.DiagnosticsJson;
import io.scaibox.application.problem.Result;
import io.scaibox.domain.diagnostic.Diagnostic;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.http.server.Answer;
import io.scaibox.http.server.BodyReader;
import io.scaibox.http.server.Call;
import io.scaibox.http.server.Route;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The routes that compile and check flows without saving them (reference/scaiflow.md 5). */
public final class PreviewRoutes {

  private final PreviewFlow preview;

  public PreviewRoutes(PreviewFlow preview) {
    this.preview = preview;
  }

  /** Returns the routes; they change nothing, so that a repeated call needs no memory. */
  public List<Route> routes() {
    return List.of(
        new Route("POST", "/flows/compile", false, this::compile),
        new Route("POST", "/flows/validate", false, this::validate));
  }

  private Result<Answer> compile(Call call) {
    return call.body()
        .then(
            body -> {
              JsonObject content = body.requiredObject("content");
              FlowFormat format = format(body);
              return body.finish(() -> new Wanted(content, format));
            })
        .then(wanted -> preview.compile(call.principal(), wanted.content(), wanted.format()))
        .map(compiled -> Answer.ok(json(compiled)));
  }

  private record Wanted(JsonObject content, FlowFormat format) {}

  private static FlowFormat format(BodyReader body) {
    Optional<String> word = body.text("format");
    Optional<FlowFormat> format = word.flatMap(FlowFormat::named);
    if (word.isPresent() && format.isEmpty()) {
      body.wrong(
          "format", "is no format", "Use one of: " + String.join(", ", FlowFormat.words()) + ".");
    }
    return format.orElse(FlowFormat.YAML);
  }

  private Result<Answer> validate(Call call) {
    return call.body()
        .then(
            body -> {
              JsonObject content = body.requiredObject("content");
              return body.finish(() -> content);
            })
        .then(content -> preview.validate(call.principal(), content))
        .map(
            diagnostics ->
                Answer.ok(
                    JsonObject.builder()
                        .put("valid", diagnostics.stream().noneMatch(Diagnostic::isError))
                        .put("diagnostics", DiagnosticsJson.of(diagnostics, Map.of()))
                        .build()));
  }

  private static JsonObject json(PreviewFlow.Preview compiled) {
    List<Diagnostic> errors = compiled.diagnostics().stream().filter(Diagnostic::isError).toList();
    List<Diagnostic> warnings =
        compiled.diagnostics().stream().filter(diagnostic -> !diagnostic.isError()).toList();
    return JsonObject.builder()
        .put("format", compiled.format().word())
        .put("body", compiled.body().map(bytes -> text(compiled.format(), bytes)).orElse(null))
        .put("errors", DiagnosticsJson.of(errors, compiled.positions()))
        .put("warnings", DiagnosticsJson.of(warnings, compiled.positions()))
        .build();
  }

  private static String text(FlowFormat format, byte[] bytes) {
    return format == FlowFormat.IR
        ? Base64.getEncoder().encodeToString(bytes)
        : new String(bytes, StandardCharsets.UTF_8);
  }
}
