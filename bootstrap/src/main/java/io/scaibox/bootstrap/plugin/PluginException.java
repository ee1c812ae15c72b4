package io.scaibox.bootstrap.plugin;

import io.scaibox.spi.BackendUnavailableException;

/**
 * Says that a plugin threw, did not come back, or gave nonsense; names it and the call. To whoever
 * asked, the backend behind the plugin can't be asked.
 */
public final class PluginException extends BackendUnavailableException {

  private static final long serialVersionUID = 1L;

  /** How it failed. */
  public enum Kind {
    /** It threw something. */
    THREW,
    /** It gave no answer in time; what it was asked for may have happened. */
    TIMED_OUT,
    /** It was not called: too many of its calls have not come back yet. */
    BUSY,
    /** Its answer breaks the rules of the port. */
    NONSENSE
  }

  private final Kind kind;
  private final String plugin;
  private final String call;
  private final String reason;

  PluginException(Kind kind, String plugin, String call, String reason) {
    super(plugin, "plugin '" + plugin + "' " + reason + " (" + call + ")");
    this.kind = kind;
    this.plugin = plugin;
    this.call = call;
    this.reason = reason;
  }

  /** Returns how it failed. */
  public Kind kind() {
    return kind;
  }

  /** Returns the plugin's id. */
  public String plugin() {
    return plugin;
  }

  /** Returns what it was asked for, such as {@code credentials.find}. */
  public String call() {
    return call;
  }

  /** Returns what it did, in words that are safe to show. */
  public String reason() {
    return reason;
  }
}
