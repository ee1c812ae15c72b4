package io.scaibox.application.compile;

import io.scaibox.domain.json.JsonObject;

/** Gives an IR module its bytes; the same module always gives the same bytes. Thread-safe. */
public interface BundleFormat {

  /** Writes the module. */
  byte[] write(JsonObject module);
}
