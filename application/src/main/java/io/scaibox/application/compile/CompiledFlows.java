package io.scaibox.application.compile;

import io.scaibox.application.flow.FlowContents;
import io.scaibox.application.problem.Result;
import io.scaibox.domain.flow.Flow;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Keeps the newest compilations: a flow's version never changes, so neither does what it compiles
 * to. Thread-safe.
 */
public final class CompiledFlows {

  private static final int KEPT = 256;

  private final CompileFlow compiler;
  private final FlowContents contents;
  private final Map<String, Result<DeployableFlow>> kept =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Result<DeployableFlow>> eldest) {
          return size() > KEPT;
        }
      };

  public CompiledFlows(CompileFlow compiler, FlowContents contents) {
    this.compiler = compiler;
    this.contents = contents;
  }

  /** Returns what the flow's current version compiles to. */
  public Result<DeployableFlow> current(Flow flow) {
    String key = flow.tenant() + "/" + flow.id() + "/" + flow.version();
    synchronized (kept) {
      Result<DeployableFlow> known = kept.get(key);
      if (known != null) {
        return known;
      }
    }
    Result<DeployableFlow> compiled =
        compiler.compile(contents.current(flow), flow.id(), flow.version().text());
    synchronized (kept) {
      kept.put(key, compiled);
    }
    return compiled;
  }
}
