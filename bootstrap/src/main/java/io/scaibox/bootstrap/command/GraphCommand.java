package io.scaibox.bootstrap.command;

import io.scaibox.application.drawing.FlowDrawing;
import io.scaibox.bootstrap.flowfile.FlowFile;
import io.scaibox.bootstrap.flowfile.OutputFile;
import io.scaibox.bootstrap.flowfile.UnreadableFileException;
import io.scaibox.domain.compile.FlowCompiler;
import io.scaibox.domain.diagnostic.Diagnostic;
import io.scaibox.domain.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code scaibox graph}: draws a flow. */
@Command(
    name = "graph",
    description = "Draws a flow as SVG, with its problems marked.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Exit codes: 0 drawn, also with problems; 1 the file holds no flow, 2 wrong usage, 3 a file"
          + " can't be read or written."
    })
final class GraphCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FLOW", description = "A file with a flow.")
  private String name = "";

  @Option(
      names = {"-o", "--out"},
      paramLabel = "PATH",
      description = "Where to write the drawing. Default: standard output.")
  private @Nullable Path target;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    FlowCompiler compiler = FlowFileRun.compiler();
    return new FlowFileRun(spec, false).over(List.of(name), file -> draw(file, compiler));
  }

  private List<FlowFile.Located> draw(FlowFile file, FlowCompiler compiler)
      throws UnreadableFileException {
    if (file.content().isEmpty()) {
      return List.of();
    }
    JsonObject content = file.content().get();
    List<Diagnostic> diagnostics = compiler.validate(content);
    String svg = FlowDrawing.svg(compiler.graph(content), diagnostics);
    if (target == null) {
      spec.commandLine().getOut().print(svg);
      spec.commandLine().getOut().flush();
    } else {
      OutputFile.write(target, svg.getBytes(StandardCharsets.UTF_8));
    }
    return List.of();
  }
}
