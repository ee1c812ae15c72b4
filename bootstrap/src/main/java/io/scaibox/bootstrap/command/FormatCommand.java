package io.scaibox.bootstrap.command;

import io.scaibox.bootstrap.flowfile.FlowFile;
import io.scaibox.bootstrap.flowfile.OutputFile;
import io.scaibox.bootstrap.flowfile.UnreadableFileException;
import io.scaibox.domain.compile.FlowCompiler;
import io.scaibox.domain.diagnostic.Diagnostic;
import io.scaibox.domain.diagnostic.JsonPatch;
import io.scaibox.domain.diagnostic.PatchOperation;
import io.scaibox.domain.flow.CanonicalFlow;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.json.JsonWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code scaibox fmt}: writes flows canonically. */
@Command(
    name = "fmt",
    description = "Writes flows canonically, in place: documented fields in documented order.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Exit codes: 0 formatted, 1 with --check a file would change or a file holds no flow, 2 wrong"
          + " usage, 3 a file can't be read or written."
    })
final class FormatCommand implements Callable<Integer> {

  @Mixin private final FlowFileNames names = new FlowFileNames();

  @Option(names = "--check", description = "Change nothing; name the files that would change.")
  private boolean check;

  @Option(names = "--fix", description = "Also mend what validate offers a patch for.")
  private boolean fix;

  @Spec private CommandSpec spec;
  private boolean changed;

  @Override
  public Integer call() throws IOException {
    FlowCompiler compiler = FlowFileRun.compiler();
    int code = new FlowFileRun(spec, false).over(names.written(), file -> format(file, compiler));
    return code == ExitCode.CLEAN && check && changed ? ExitCode.PROBLEMS : code;
  }

  private List<FlowFile.Located> format(FlowFile file, FlowCompiler compiler)
      throws UnreadableFileException {
    if (file.content().isEmpty()) {
      return List.of();
    }
    JsonObject content = file.content().get();
    String formatted =
        JsonWriter.pretty(CanonicalFlow.of(fix ? mended(content, compiler) : content));
    if (!formatted.equals(file.text())) {
      changed = true;
      spec.commandLine().getOut().println(file.path());
      spec.commandLine().getOut().flush();
      if (!check) {
        OutputFile.write(file.path(), formatted.getBytes(StandardCharsets.UTF_8));
      }
    }
    return List.of();
  }

  private static JsonObject mended(JsonObject content, FlowCompiler compiler) {
    List<PatchOperation> patch =
        compiler.validate(content).stream().map(Diagnostic::patch).flatMap(List::stream).toList();
    return JsonPatch.apply(content, patch) instanceof JsonObject object ? object : content;
  }
}
