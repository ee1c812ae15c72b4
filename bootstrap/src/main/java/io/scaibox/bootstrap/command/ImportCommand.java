package io.scaibox.bootstrap.command;

import io.scaibox.application.compile.ManifestSyntaxException;
import io.scaibox.bootstrap.flowfile.OutputFile;
import io.scaibox.bootstrap.flowfile.UnreadableFileException;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.json.JsonValue;
import io.scaibox.domain.manifest.ManifestImport;
import io.scaibox.json.JsonWriter;
import io.scaibox.scaigrid.manifest.YamlManifestFormat;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code scaibox import}: makes a flow from a manifest. */
@Command(
    name = "import",
    description =
        "Makes a flow from a manifest. Steps that tell of no node are kept in"
            + " metadata.unknown_steps.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Exit codes: 0 imported, 1 no manifest, 2 wrong usage, 3 a file can't be read or written."
    })
final class ImportCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FILE.yaml", description = "The manifest.")
  private @Nullable Path source;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "PATH",
      description = "Where to write the flow. Default: standard output.")
  private @Nullable Path target;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    Path file = source == null ? Path.of("") : source;
    String text;
    try {
      text = Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      err.println("error: " + file + ": can't be read as UTF-8 text");
      return ExitCode.UNREADABLE;
    }
    JsonValue manifest;
    try {
      manifest = new YamlManifestFormat().read(text);
    } catch (ManifestSyntaxException e) {
      err.println(
          "%s:%d:%d: error: %s [malformed_manifest]"
              .formatted(file, e.position().line(), e.position().column(), e.getMessage()));
      return ExitCode.PROBLEMS;
    }
    Optional<JsonObject> flow = ManifestImport.flow(manifest);
    if (flow.isEmpty()) {
      err.println(file + ":1:1: error: the document has no core with flows [no_manifest]");
      return ExitCode.PROBLEMS;
    }
    return write(JsonWriter.pretty(flow.get()), err);
  }

  private int write(String flow, PrintWriter err) {
    if (target == null) {
      spec.commandLine().getOut().print(flow);
      spec.commandLine().getOut().flush();
      return ExitCode.CLEAN;
    }
    try {
      OutputFile.write(target, flow.getBytes(StandardCharsets.UTF_8));
      return ExitCode.CLEAN;
    } catch (UnreadableFileException e) {
      err.println("error: " + e.getMessage());
      return ExitCode.UNREADABLE;
    }
  }
}
