package io.scaibox.domain.compile;

import io.scaibox.domain.diagnostic.Diagnostic;
import io.scaibox.domain.diagnostic.Diagnostics;
import io.scaibox.domain.flow.FlowGraph;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.lower.FlowLowering;
import io.scaibox.domain.program.Program;
import io.scaibox.domain.verify.PluginSignatures;
import io.scaibox.domain.verify.ProgramVerifier;
import java.util.List;
import java.util.Optional;

/**
 * Compiles a flow's content into a verified {@link Program}: parse, analyse, lower, verify.
 *
 * <p>Never throws on any content, and reports all problems at once. Emitting the program in a
 * manifest format is the business of that format. Stateless and thread-safe.
 */
public final class FlowCompiler {

  private final PluginSignatures signatures;

  public FlowCompiler() {
    this(PluginSignatures.BUILT_IN);
  }

  /**
   * @param signatures what is known of plugins besides what a flow itself declares
   */
  public FlowCompiler(PluginSignatures signatures) {
    this.signatures = signatures;
  }

  /**
   * Compiles {@code content}.
   *
   * @param fallbackName names the Core when the flow's own name has no Latin letter or digit
   */
  public CompiledFlow compile(JsonObject content, String fallbackName) {
    CompiledFlow compiled = run(content, fallbackName, Stages.ALL);
    List<Diagnostic> proven = ProvenPatches.of(content, compiled.diagnostics(), this::diagnose);
    return new CompiledFlow(compiled.program(), proven);
  }

  /**
   * Compiles {@code content} like {@link #compile}, but leaves the last stage out, for those who
   * want to look at a program that ScaiCore would refuse.
   */
  public CompiledFlow compileUnverified(JsonObject content, String fallbackName) {
    return run(content, fallbackName, Stages.UNVERIFIED);
  }

  /** How far a compilation goes. */
  private enum Stages {
    ANALYSIS,
    UNVERIFIED,
    ALL
  }

  /** Reads the graph of {@code content}; what can't be read is left out. */
  public FlowGraph graph(JsonObject content) {
    return new FlowParser(new Diagnostics()).parse(content);
  }

  /** Checks {@code content} without generating anything: the schema and the analysis. */
  public List<Diagnostic> validate(JsonObject content) {
    return ProvenPatches.of(content, diagnose(content), this::diagnose);
  }

  private List<Diagnostic> diagnose(JsonObject content) {
    return run(content, "flow", Stages.ANALYSIS).diagnostics();
  }

  private CompiledFlow run(JsonObject content, String fallbackName, Stages stages) {
    Diagnostics diagnostics = new Diagnostics();
    FlowParser parser = new FlowParser(diagnostics);
    FlowGraph graph = parser.parse(content);
    PluginSignatures known = signatures.with(graph.config().plugins());
    Optional<FlowAnalyser.Analysis> analysis =
        new FlowAnalyser(known, diagnostics)
            .analyse(graph, parser.unreadableNodes(), parser.nodesPointer());
    if (diagnostics.hasErrors() || analysis.isEmpty() || stages == Stages.ANALYSIS) {
      return new CompiledFlow(Optional.empty(), diagnostics.inDocumentOrder(content));
    }
    FlowAnalyser.Analysis found = analysis.get();
    Program program =
        new FlowLowering(graph, found.index(), found.order(), found.names()).lower(fallbackName);
    if (stages == Stages.ALL) {
      new ProgramVerifier(known, diagnostics).verify(program);
    }
    return new CompiledFlow(
        diagnostics.hasErrors() ? Optional.empty() : Optional.of(program),
        diagnostics.inDocumentOrder(content));
  }
}
