package io.scaibox.persistence.credential;

import org.jspecify.annotations.Nullable;

/** Says why the key file can't be used, and how to mend it; the process does not start. */
public final class KeyFileException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String fix;

  KeyFileException(String message, String fix, @Nullable Throwable cause) {
    super(message, cause);
    this.fix = fix;
  }

  /** Returns what to do about it. */
  public String fix() {
    return fix;
  }
}
