package io.scaibox.application.compile;

import io.scaibox.application.access.Permit;
import io.scaibox.application.problem.Result;
import io.scaibox.domain.access.Permissions;
import io.scaibox.domain.compile.CompiledFlow;
import io.scaibox.domain.compile.FlowCompiler;
import io.scaibox.domain.diagnostic.Diagnostic;
import io.scaibox.domain.diagnostic.TextPosition;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.platform.Principal;
import io.scaibox.domain.program.Program;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compiles or checks a flow that need not be saved; stores nothing. Thread-safe. */
public final class PreviewFlow {

  private final FlowCompiler compiler;
  private final FlowFormats formats;

  public PreviewFlow(FlowCompiler compiler, FlowFormats formats) {
    this.compiler = compiler;
    this.formats = formats;
  }

  /**
   * What compiling gave.
   *
   * @param body the compiled bytes; empty when there are errors
   * @param positions where each node's step begins, for formats that are text with lines
   */
  public record Preview(
      FlowFormat format,
      Optional<byte[]> body,
      List<Diagnostic> diagnostics,
      Map<String, TextPosition> positions) {
    public Preview {
      diagnostics = List.copyOf(diagnostics);
      positions = Map.copyOf(positions);
    }
  }

  /** Compiles {@code content} for somebody who may look at Cores. */
  public Result<Preview> compile(Principal principal, JsonObject content, FlowFormat format) {
    return Permit.require(principal, Permissions.FLOWS_VIEW)
        .map(allowed -> compile(content, format));
  }

  /** Checks {@code content} for somebody who may look at Cores. */
  public Result<List<Diagnostic>> validate(Principal principal, JsonObject content) {
    return Permit.require(principal, Permissions.FLOWS_VIEW)
        .map(allowed -> compiler.validate(content));
  }

  /** Compiles {@code content}. */
  public Preview compile(JsonObject content, FlowFormat format) {
    String id = Optional.ofNullable(content.text("id")).orElse("flow");
    String version = Optional.ofNullable(content.text("version")).orElse("");
    CompiledFlow compiled = compiler.compile(content, id);
    Optional<Program> program = compiled.program();
    Optional<byte[]> body = program.map(complete -> formats.write(format, complete, id, version));
    Map<String, TextPosition> positions =
        format == FlowFormat.YAML && body.isPresent()
            ? formats.manifest().positions(new String(body.get(), StandardCharsets.UTF_8))
            : Map.of();
    return new Preview(format, body, compiled.diagnostics(), positions);
  }
}
