package io.scaibox.application.compile;

import io.scaibox.domain.diagnostic.TextPosition;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.json.JsonValue;
import java.util.Map;

/** Gives a manifest's tree its text; the same tree always gives the same text. Thread-safe. */
public interface ManifestFormat {

  /** Writes the manifest. */
  String write(JsonObject manifest);

  /**
   * Reads a manifest that anybody wrote.
   *
   * @throws ManifestSyntaxException when the text is no document of this format, or too large or
   *     too deep
   */
  JsonValue read(String text) throws ManifestSyntaxException;

  /** Returns where each node's step begins in a text that {@link #write} gave, by node id. */
  Map<String, TextPosition> positions(String text);
}
