package io.scaibox.domain.compile;

import io.scaibox.domain.diagnostic.Diagnostic;
import io.scaibox.domain.program.Program;
import java.util.List;
import java.util.Optional;

/**
 * What compiling a flow gave: all diagnostics in document order, and the program unless one of them
 * is an error.
 */
public record CompiledFlow(Optional<Program> program, List<Diagnostic> diagnostics) {

  public CompiledFlow {
    diagnostics = List.copyOf(diagnostics);
  }

  /** Returns the problems that don't block a deploy. */
  public List<Diagnostic> warnings() {
    return diagnostics.stream().filter(diagnostic -> !diagnostic.isError()).toList();
  }
}
