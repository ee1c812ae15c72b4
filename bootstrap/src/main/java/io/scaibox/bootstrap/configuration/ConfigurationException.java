package io.scaibox.bootstrap.configuration;

import io.scaibox.bootstrap.setting.Mistake;
import java.util.List;
import java.util.stream.Collectors;

/** Says everything that is wrong with the configuration at once; the process does not start. */
public final class ConfigurationException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Mistake> mistakes;

  /** Makes it of all that is wrong. */
  public ConfigurationException(List<Mistake> mistakes) {
    super(
        mistakes.stream()
            .map(mistake -> "  " + mistake)
            .collect(Collectors.joining("\n", "the configuration has mistakes:\n", "")));
    this.mistakes = List.copyOf(mistakes);
  }

  /** Returns the mistakes. */
  public List<Mistake> mistakes() {
    return mistakes;
  }
}
