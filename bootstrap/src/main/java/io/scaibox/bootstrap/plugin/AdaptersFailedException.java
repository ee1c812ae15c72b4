package io.scaibox.bootstrap.plugin;

import java.util.List;

/** Says which adapters could not be opened; the process does not start. */
public final class AdaptersFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<PluginMistake> mistakes;

  AdaptersFailedException(List<PluginMistake> mistakes) {
    super("adapters could not be opened");
    this.mistakes = List.copyOf(mistakes);
  }

  /** Returns what is wrong. */
  public List<PluginMistake> mistakes() {
    return mistakes;
  }
}
