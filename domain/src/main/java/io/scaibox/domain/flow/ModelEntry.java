package io.scaibox.domain.flow;

import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.json.JsonPointer;

/**
 * A role of the flow's model registry (reference/scaiflow.md 19).
 *
 * @param source the entry as written, for the manifest's registry
 * @param pointer where it stands in the flow's JSON
 */
public record ModelEntry(
    String role, String ref, String model, JsonObject source, JsonPointer pointer) {}
