package io.scaibox.application.compile;

import io.scaibox.domain.json.JsonObject;

/** Gives a manifest's tree its text; the same tree always gives the same text. Thread-safe. */
public interface ManifestFormat {

  /** Writes the manifest. */
  String write(JsonObject manifest);
}
