package io.scaibox.domain.flow;

import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.json.JsonPointer;
import java.util.List;

/**
 * A step of a flow as drawn on the canvas.
 *
 * @param config the kind's own settings, as written
 * @param listsOutputs whether the flow itself names the outputs; else they are those of the kind
 * @param breakpoint whether the run pauses before this node
 * @param pointer where the node stands in the flow's JSON
 */
public record FlowNode(
    String id,
    NodeKind kind,
    String label,
    JsonObject config,
    List<Port> inputs,
    List<Port> outputs,
    boolean listsOutputs,
    boolean breakpoint,
    JsonPointer pointer) {

  public FlowNode {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  /**
   * Says whether edges may leave by any port: a choice or a parallel has one for each of its
   * branches, so that a node which lists none has those that its edges name.
   */
  public boolean hasOpenOutputs() {
    return !listsOutputs && (kind == NodeKind.LOGIC_DECISION || kind == NodeKind.LOGIC_PARALLEL);
  }

  /**
   * Says whether a loop repeats as long as a condition holds, instead of for every item of a list;
   * without a style its settings tell.
   */
  public boolean repeatsWhile() {
    String style = config.text("style");
    return style == null
        ? config.has("condition") && !config.has("collection")
        : style.equals("while");
  }

  /** Returns the place of a setting of this node. */
  public JsonPointer configPointer(String name) {
    return pointer.child("config").child(name);
  }
}
