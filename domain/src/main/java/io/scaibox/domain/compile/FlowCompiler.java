package io.scaibox.domain.compile;

import io.scaibox.domain.flow.FlowGraph;
import io.scaibox.domain.json.JsonObject;
import java.util.Optional;

/**
 * Compiles a flow's content into a verified {@link Program}: parse, analyse, lower, verify.
 *
 * <p>Never throws on any content, and reports all problems at once. Emitting the program in a
 * manifest format is the business of that format. Stateless and thread-safe.
 */
public final class FlowCompiler {

  /**
   * Compiles {@code content}.
   *
   * @param fallbackName names the Core when the flow's own name has no Latin letter or digit
   */
  public CompiledFlow compile(JsonObject content, String fallbackName) {
    Diagnostics diagnostics = new Diagnostics();
    FlowParser parser = new FlowParser(diagnostics);
    FlowGraph graph = parser.parse(content);
    new FlowAnalyser(diagnostics).analyse(graph, parser.unreadableNodes(), parser.nodesPointer());
    if (diagnostics.hasErrors()) {
      return new CompiledFlow(Optional.empty(), diagnostics.inDocumentOrder());
    }
    Program program = new FlowLowering(graph).lower(fallbackName);
    new ProgramVerifier(diagnostics).verify(program);
    return new CompiledFlow(
        diagnostics.hasErrors() ? Optional.empty() : Optional.of(program),
        diagnostics.inDocumentOrder());
  }
}
