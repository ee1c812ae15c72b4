package io.scaibox.domain.flow;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The closed set of node kinds with their default ports (reference/scaiflow.md 16, 17). */
public enum NodeKind {
  ENTRY_API(Ports.NONE, Ports.out("out_request", "request")),
  ENTRY_WEBHOOK(Ports.NONE, Ports.out("out_event", "event")),
  ENTRY_SCHEDULE(Ports.NONE, Ports.out("out_tick", "tick")),
  LLM_RIGID(Ports.IN, Ports.OUT),
  LLM_GUARDED(Ports.IN, Ports.OUT),
  LLM_FLEXIBLE(Ports.IN, Ports.OUT),
  LOGIC_DECISION(Ports.IN, Ports.OUT),
  LOGIC_LOOP(Ports.IN, Ports.LOOP),
  LOGIC_PARALLEL(Ports.IN, Ports.OUT),
  TOOL_PLUGIN(Ports.IN, Ports.OUT),
  TOOL_HTTP(Ports.IN, Ports.OUT),
  DATA_VARIABLE_SET(Ports.IN, Ports.OUT),
  CHECKPOINT(Ports.IN, Ports.OUT),
  QUEUE_PUBLISH(Ports.IN, Ports.OUT),
  QUEUE_CONSUME(Ports.IN, Ports.OUT),
  HITL_REVIEW(Ports.IN, Ports.OUT),
  HITL_DECISION(Ports.IN, Ports.OUT),
  QUEUE_ESCALATION(Ports.IN, Ports.OUT),
  COMPUTE_PROVISION(Ports.IN, Ports.OUT),
  COMPUTE_EXEC(Ports.IN, Ports.OUT),
  COMPUTE_FILE_UPLOAD(Ports.IN, Ports.OUT),
  COMPUTE_FILE_DOWNLOAD(Ports.IN, Ports.OUT),
  COMPUTE_DESTROY(Ports.IN, Ports.NONE),
  SUBFLOW_CALL(Ports.IN, Ports.OUT);

  private final List<Port> defaultInputs;
  private final List<Port> defaultOutputs;

  NodeKind(List<Port> defaultInputs, List<Port> defaultOutputs) {
    this.defaultInputs = defaultInputs;
    this.defaultOutputs = defaultOutputs;
  }

  /** Returns the word that flows use, such as {@code llm_guarded}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the ports that a node has when it lists no inputs. */
  public List<Port> defaultInputs() {
    return defaultInputs;
  }

  /** Returns the ports that a node has when it lists no outputs. */
  public List<Port> defaultOutputs() {
    return defaultOutputs;
  }

  /** Says whether nodes of this kind start the flow; they become triggers, never steps. */
  public boolean isEntry() {
    return this == ENTRY_API || this == ENTRY_WEBHOOK || this == ENTRY_SCHEDULE;
  }

  /** Says whether nodes of this kind call a model, and so name a role. */
  public boolean callsModel() {
    return this == LLM_GUARDED || this == LLM_FLEXIBLE;
  }

  /** Says whether nodes of this kind work in a sandbox. */
  public boolean isCompute() {
    return name().startsWith("COMPUTE_");
  }

  /** Says whether nodes of this kind name a queue. */
  public boolean usesQueue() {
    return this == HITL_REVIEW || name().startsWith("QUEUE_");
  }

  /** Finds a kind by its word. */
  public static Optional<NodeKind> named(String word) {
    for (NodeKind kind : values()) {
      if (kind.word().equals(word)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  private static final class Ports {
    static final List<Port> NONE = List.of();
    static final List<Port> IN = List.of(new Port("in", "in", "object"));
    static final List<Port> OUT = out("out", "out");
    static final List<Port> LOOP =
        List.of(new Port("body", "body", "object"), new Port("done", "done", "object"));

    static List<Port> out(String id, String label) {
      return List.of(new Port(id, label, "object"));
    }
  }
}
