package io.scaibox.domain.lower;

import io.scaibox.domain.flow.FlowNode;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.program.StepMeta;
import io.scaibox.domain.program.Trigger;

/** Turns entry nodes into triggers (reference/scaiflow.md 18). */
final class Triggers {

  private Triggers() {}

  static Trigger of(FlowNode entry, String name) {
    JsonObject config = entry.config();
    JsonObject.Builder settings = JsonObject.builder();
    switch (entry.kind()) {
      case ENTRY_API -> {
        String method = Settings.textOr(config, "method", "POST");
        String path = Settings.textOr(config, "path", "/");
        if (!method.equals("POST") || !path.equals("/")) {
          settings.put("method", method).put("path", path);
        }
        return new Trigger(name, "api", settings.build(), StepMeta.of(entry));
      }
      case ENTRY_WEBHOOK -> {
        settings.put("method", Settings.textOr(config, "method", "POST"));
        settings.put("path", Settings.textOr(config, "path", "/"));
        settings.putIfPresent("auth", config.get("auth"));
        return new Trigger(name, "webhook", settings.build(), StepMeta.of(entry));
      }
      default -> {
        settings.put("cron", Settings.textOr(config, "cron", "").strip());
        settings.put("timezone", Settings.textOr(config, "timezone", "UTC"));
        return new Trigger(name, "schedule", settings.build(), StepMeta.of(entry));
      }
    }
  }
}
