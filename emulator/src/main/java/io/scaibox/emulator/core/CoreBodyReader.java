package io.scaibox.emulator.core;

import io.javalin.http.Context;
import io.scaibox.emulator.http.GridException;
import io.scaibox.emulator.http.Json;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads the bodies that {@code POST /cores} takes: JSON, or a YAML manifest. */
final class CoreBodyReader {

  private CoreBodyReader() {}

  /** Returns the fields of a Core: of a manifest {@code core.name} and the {@code core} mapping. */
  static Map<String, Object> read(Context context) {
    String type = String.valueOf(context.contentType()).toLowerCase(Locale.ROOT);
    if (type.startsWith("application/json")) {
      return Json.object(context);
    }
    if (type.contains("yaml")) {
      return fromManifest(context.body());
    }
    throw new GridException(415, "VALIDATION_ERROR", "content type " + type + " is not supported");
  }

  private static Map<String, Object> fromManifest(String yaml) {
    Object document;
    try {
      document = new Load(LoadSettings.builder().build()).loadFromString(yaml);
    } catch (YamlEngineException e) {
      throw GridException.invalid("the manifest is not YAML");
    }
    if (document instanceof Map<?, ?> map && map.get("core") instanceof Map<?, ?> core) {
      Map<String, Object> fields = new LinkedHashMap<>();
      Map<String, Object> metadata = new LinkedHashMap<>();
      fields.put("name", core.get("name"));
      fields.put("source", core);
      if (core.get("scaiflow_meta") instanceof Map<?, ?> meta) {
        metadata.put("scaiflow_meta", meta);
      }
      fields.put("metadata", metadata);
      return fields;
    }
    throw GridException.invalid("the manifest has no core mapping");
  }
}
