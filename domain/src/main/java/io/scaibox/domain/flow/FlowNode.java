package io.scaibox.domain.flow;

import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.json.JsonPointer;
import java.util.List;

/**
 * A step of a flow as drawn on the canvas.
 *
 * @param config the kind's own settings, as written
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
    boolean breakpoint,
    JsonPointer pointer) {

  public FlowNode {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  /** Returns the place of a setting of this node. */
  public JsonPointer configPointer(String name) {
    return pointer.child("config").child(name);
  }

  /** Says whether the node has an output port with this id. */
  public boolean hasOutput(String port) {
    return outputs.stream().anyMatch(output -> output.id().equals(port));
  }

  /** Says whether the node has an input port with this id. */
  public boolean hasInput(String port) {
    return inputs.stream().anyMatch(input -> input.id().equals(port));
  }
}
