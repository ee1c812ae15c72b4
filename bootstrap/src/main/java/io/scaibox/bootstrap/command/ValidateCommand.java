package io.scaibox.bootstrap.command;

import io.scaibox.application.problem.DiagnosticsJson;
import io.scaibox.bootstrap.flowfile.FlowFile;
import io.scaibox.bootstrap.flowfile.Sarif;
import io.scaibox.domain.compile.FlowCompiler;
import io.scaibox.domain.diagnostic.Diagnostic;
import io.scaibox.domain.json.JsonArray;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.json.JsonString;
import io.scaibox.domain.json.JsonValue;
import io.scaibox.json.JsonWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code scaibox validate}: checks flows in files. */
@Command(
    name = "validate",
    description = "Checks flows: schema, wiring, settings, expressions. Generates nothing.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Exit codes: 0 no errors, 1 a flow has errors, 2 wrong usage, 3 a file can't be read."
    })
final class ValidateCommand implements Callable<Integer> {

  @Mixin private final FlowFileNames names = new FlowFileNames();

  @Option(
      names = "--json",
      description = "Print {ok, errors, warnings} to standard output; of many files, {ok, files}.")
  private boolean json;

  @Option(
      names = "--sarif",
      description = "Print a SARIF 2.1.0 log to standard output, for code-scanning tools.")
  private boolean sarif;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (json && sarif) {
      throw new ParameterException(spec.commandLine(), "--json and --sarif exclude each other");
    }
    FlowCompiler compiler = FlowFileRun.compiler();
    Sarif log = new Sarif(Version.number());
    List<JsonValue> results = new ArrayList<>();
    int code =
        new FlowFileRun(spec, json || sarif)
            .over(
                names.written(),
                file -> {
                  List<FlowFile.Located> found =
                      file.content().isPresent()
                          ? file.locate(compiler.validate(file.content().get()))
                          : file.problems();
                  log.add(file, found);
                  results.add(result(file, found));
                  return found;
                });
    PrintWriter out = spec.commandLine().getOut();
    if (sarif) {
      out.print(JsonWriter.pretty(log.log()));
    } else if (json) {
      out.print(JsonWriter.pretty(summary(results, code)));
    }
    out.flush();
    return code;
  }

  private JsonObject summary(List<JsonValue> results, int code) {
    if (names.written().size() == 1
        && results.size() == 1
        && results.get(0) instanceof JsonObject only) {
      return only.without("file");
    }
    return JsonObject.builder()
        .put("ok", code == ExitCode.CLEAN)
        .put("files", new JsonArray(results))
        .build();
  }

  private static JsonObject result(FlowFile file, List<FlowFile.Located> found) {
    List<FlowFile.Located> errors =
        found.stream().filter(located -> located.diagnostic().isError()).toList();
    List<FlowFile.Located> warnings =
        found.stream().filter(located -> !located.diagnostic().isError()).toList();
    return JsonObject.builder()
        .put("file", new JsonString(file.path().toString()))
        .put("ok", errors.isEmpty())
        .put("errors", json(errors))
        .put("warnings", json(warnings))
        .build();
  }

  private static JsonArray json(List<FlowFile.Located> found) {
    List<Diagnostic> diagnostics = found.stream().map(FlowFile.Located::diagnostic).toList();
    List<JsonObject> objects = DiagnosticsJson.of(diagnostics).objects().toList();
    List<JsonValue> placed = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      JsonObject.Builder object =
          JsonObject.builder()
              .put("line", found.get(i).position().line())
              .put("column", found.get(i).position().column());
      objects.get(i).without("manifest").members().forEach(object::put);
      placed.add(object.build());
    }
    return new JsonArray(placed);
  }
}
