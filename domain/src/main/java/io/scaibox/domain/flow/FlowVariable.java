package io.scaibox.domain.flow;

import io.scaibox.domain.json.JsonPointer;

/**
 * A named slot of state that a flow declares (reference/scaiflow.md 16).
 *
 * @param pointer where it stands in the flow's JSON
 */
public record FlowVariable(String name, JsonPointer pointer) {}
