package io.scaibox.domain.flow;

import io.scaibox.domain.json.JsonObject;

/**
 * A role of the flow's model registry (reference/scaiflow.md 19).
 *
 * @param source the entry as written, for the manifest's registry
 */
public record ModelEntry(String role, String ref, String model, JsonObject source) {}
