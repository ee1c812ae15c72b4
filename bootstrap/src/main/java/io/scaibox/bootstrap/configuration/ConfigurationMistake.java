package io.scaibox.bootstrap.configuration;

/** One setting that is wrong, and how to mend it. */
public record ConfigurationMistake(String variable, String message, String fix) {

  @Override
  public String toString() {
    return variable + ": " + message + "\n    fix: " + fix;
  }
}
