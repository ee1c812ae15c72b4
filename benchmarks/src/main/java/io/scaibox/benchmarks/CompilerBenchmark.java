package io.scaibox.benchmarks;

import io.scaibox.domain.compile.FlowCompiler;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.manifest.Manifest;
import java.io.PrintStream;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Time to compile a flow into its manifest's tree: it should grow with the nodes, no faster. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
    value = 1,
    jvmArgs = {"-Xms2g", "-Xmx2g"})
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class CompilerBenchmark {

  /** The flow's shape. */
  @Param public FlowShape shape = FlowShape.CHAIN;

  /** The flow's nodes. */
  @Param({"10", "100", "1000", "10000"})
  public int nodes;

  private final FlowCompiler compiler = new FlowCompiler();
  private JsonObject flow = JsonObject.EMPTY;

  /** Makes the flow. */
  @Setup
  public void makeFlow() {
    flow = shape.flow(nodes);
  }

  /** Compiles it. */
  @Benchmark
  public JsonObject compile() {
    return Manifest.of(compiler.compile(flow, "x").program().orElseThrow(), "flow_bench", "1.0.0");
  }

  /** Runs all shapes and sizes, and prints the time per node. */
  public static void main(String[] arguments) throws RunnerException {
    Collection<RunResult> results =
        new Runner(new OptionsBuilder().include(CompilerBenchmark.class.getName()).build()).run();
    Map<String, Map<Integer, Double>> byShape = new TreeMap<>();
    for (RunResult result : results) {
      byShape
          .computeIfAbsent(result.getParams().getParam("shape"), shape -> new TreeMap<>())
          .put(
              Integer.valueOf(result.getParams().getParam("nodes")),
              result.getPrimaryResult().getScore());
    }
    PrintStream out = System.out;
    out.println("shape   nodes   ms in all   µs a node   against 1,000 nodes");
    byShape.forEach(
        (shape, times) ->
            times.forEach(
                (size, micros) ->
                    out.printf(
                        "%-6s %6d %11.2f %11.2f %21.2f%n",
                        shape,
                        size,
                        micros / 1000,
                        micros / size,
                        micros / size / (times.getOrDefault(1000, micros) / 1000))));
  }
}
