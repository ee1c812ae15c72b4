package io.scaibox.domain.program;

import io.scaibox.domain.json.JsonObject;

/**
 * What starts a flow: {@code api}, {@code webhook} or {@code schedule}.
 *
 * @param name what the trigger's input is bound to, and what {@code trigger.name} tells
 * @param settings the trigger's own keys besides {@code type}
 */
public record Trigger(String name, String type, JsonObject settings, StepMeta meta) {}
