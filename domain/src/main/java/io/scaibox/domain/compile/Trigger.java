package io.scaibox.domain.compile;

import io.scaibox.domain.json.JsonObject;

/**
 * What starts a flow: {@code api}, {@code webhook} or {@code schedule}.
 *
 * @param settings the trigger's own keys besides {@code type}
 */
public record Trigger(String type, JsonObject settings, StepMeta meta) {}
