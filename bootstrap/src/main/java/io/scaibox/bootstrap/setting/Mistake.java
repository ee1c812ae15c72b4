package io.scaibox.bootstrap.setting;

/**
 * Something that is wrong with a setting, a plugin or the choice of adapters; the process does not
 * start.
 *
 * @param where the variable, or the jar or folder of the plugin
 * @param message what is wrong, going on after {@code where}
 * @param fix how to mend it
 */
public record Mistake(String where, String message, String fix) {

  @Override
  public String toString() {
    return where + ": " + message + "\n    fix: " + fix;
  }
}
