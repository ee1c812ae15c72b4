package io.scaibox.bootstrap.command;

import io.scaibox.application.compile.FlowFormat;
import io.scaibox.application.compile.FlowFormats;
import io.scaibox.bootstrap.flowfile.FlowFile;
import io.scaibox.bootstrap.flowfile.OutputFile;
import io.scaibox.bootstrap.flowfile.UnreadableFileException;
import io.scaibox.domain.compile.CompiledFlow;
import io.scaibox.domain.compile.FlowCompiler;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.scaigrid.manifest.ScaiText;
import io.scaibox.scaigrid.manifest.ScirFormat;
import io.scaibox.scaigrid.manifest.YamlManifestFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code scaibox compile}: compiles flows in files. */
@Command(
    name = "compile",
    description = "Compiles flows to manifests, bundles or readable text.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Exit codes: 0 compiled, 1 a flow has errors, 2 wrong usage, 3 a file can't be read or"
          + " written."
    })
final class CompileCommand implements Callable<Integer> {

  @Mixin private final FlowFileNames names = new FlowFileNames();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "yaml",
      description =
          "yaml (the manifest), ir (a SCIR bundle) or scai (deprecated text). Default:"
              + " ${DEFAULT-VALUE}.")
  private String format = "yaml";

  @Option(
      names = {"-o", "--out"},
      paramLabel = "PATH",
      description =
          "Where to write one flow; - is standard output. Default: the flow's name with"
              + " the format's suffix.")
  private @Nullable Path target;

  @Option(names = "--no-verify", description = "Don't verify the program; with --format ir only.")
  private boolean unverified;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Optional<FlowFormat> wanted = FlowFormat.named(format);
    if (wanted.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "unknown format '" + format + "': use yaml, ir or scai");
    }
    if (unverified && wanted.get() != FlowFormat.IR) {
      throw new ParameterException(spec.commandLine(), "--no-verify needs --format ir");
    }
    if (target != null && names.written().size() > 1) {
      throw new ParameterException(spec.commandLine(), "--out takes one flow, not several");
    }
    FlowCompiler compiler = FlowFileRun.compiler();
    return new FlowFileRun(spec, false)
        .over(names.written(), file -> compile(file, compiler, wanted.get()));
  }

  private List<FlowFile.Located> compile(FlowFile file, FlowCompiler compiler, FlowFormat wanted)
      throws UnreadableFileException {
    if (file.content().isEmpty()) {
      return List.of();
    }
    JsonObject content = file.content().get();
    String id = Optional.ofNullable(content.text("id")).orElse("flow");
    String version = Optional.ofNullable(content.text("version")).orElse("");
    CompiledFlow compiled =
        unverified ? compiler.compileUnverified(content, id) : compiler.compile(content, id);
    if (compiled.program().isPresent()) {
      FlowFormats formats =
          new FlowFormats(new YamlManifestFormat(), new ScirFormat(), new ScaiText());
      byte[] bytes = formats.write(wanted, compiled.program().get(), id, version);
      if (target != null && target.equals(Path.of("-"))) {
        System.out.writeBytes(bytes);
        System.out.flush();
      } else {
        OutputFile.write(
            target == null ? OutputFile.beside(file.path(), wanted.suffix()) : target, bytes);
      }
    }
    return file.locate(compiled.diagnostics());
  }
}
