package io.scaibox.scaigrid.core;

import java.util.Optional;

/** What {@code SCAIGRID_CORE_FORMAT} says: the body that carries a manifest to ScaiGrid. */
public enum CoreFormat {
  /** The YAML manifest as {@code application/yaml}. */
  YAML,
  /** {@code {name, source, metadata}} as {@code application/json}. */
  JSON;

  /** Finds a format by the setting's value. */
  public static Optional<CoreFormat> named(String word) {
    return switch (word) {
      case "yaml" -> Optional.of(YAML);
      case "json" -> Optional.of(JSON);
      default -> Optional.empty();
    };
  }
}
