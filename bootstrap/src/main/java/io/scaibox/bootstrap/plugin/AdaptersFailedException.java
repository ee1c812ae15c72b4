package io.scaibox.bootstrap.plugin;

import io.scaibox.bootstrap.setting.Mistake;
import java.util.List;

/** Says which adapters could not be opened; the process does not start. */
public final class AdaptersFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Mistake> mistakes;

  AdaptersFailedException(List<Mistake> mistakes) {
    super("adapters could not be opened");
    this.mistakes = List.copyOf(mistakes);
  }

  /** Returns what is wrong. */
  public List<Mistake> mistakes() {
    return mistakes;
  }
}
