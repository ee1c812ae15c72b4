package io.scaibox.application.compile;

import io.scaibox.application.problem.Problem;
import io.scaibox.application.problem.Result;
import io.scaibox.domain.compile.CompiledFlow;
import io.scaibox.domain.compile.FlowCompiler;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.manifest.Fingerprint;
import io.scaibox.domain.manifest.Manifest;
import io.scaibox.domain.program.Program;
import io.scaibox.spi.ManifestDocument;
import java.util.Optional;

/** Compiles a saved flow into the manifest that a deploy sends. Thread-safe. */
public final class CompileFlow {

  private final FlowCompiler compiler;
  private final ManifestFormat format;

  public CompileFlow(FlowCompiler compiler, ManifestFormat format) {
    this.compiler = compiler;
    this.format = format;
  }

  /** Compiles {@code content}, saved as {@code version} of flow {@code flowId}. */
  public Result<DeployableFlow> compile(JsonObject content, String flowId, String version) {
    CompiledFlow compiled = compiler.compile(content, flowId);
    Optional<Program> program = compiled.program();
    if (program.isEmpty()) {
      return Result.refused(new Problem.CompileError(compiled.diagnostics()));
    }
    JsonObject tree = Manifest.of(program.get(), flowId, version);
    return Result.of(
        new DeployableFlow(
            program.get(),
            new ManifestDocument(program.get().name(), flowId, tree, format.write(tree)),
            Fingerprint.of(Manifest.of(program.get(), flowId, "")),
            compiled.warnings()));
  }
}
