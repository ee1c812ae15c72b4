package io.scaibox.application.compile;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a flow compiles to (reference/scaiflow.md 27). */
public enum FlowFormat {
  /** The manifest that a deploy sends. */
  YAML(".yaml"),
  /** The SCIR bundle. */
  IR(".scir"),
  /** Text for readers; deprecated. */
  SCAI(".scai");

  private final String suffix;

  FlowFormat(String suffix) {
    this.suffix = suffix;
  }

  /** Returns the word that requests and options use. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns what files of this format end with. */
  public String suffix() {
    return suffix;
  }

  /** Finds a format by its word. */
  public static Optional<FlowFormat> named(String word) {
    return Arrays.stream(values()).filter(format -> format.word().equals(word)).findFirst();
  }

  /** Returns all words. */
  public static List<String> words() {
    return Arrays.stream(values()).map(FlowFormat::word).toList();
  }
}
