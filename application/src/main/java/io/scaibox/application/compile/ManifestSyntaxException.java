package io.scaibox.application.compile;

import io.scaibox.domain.diagnostic.TextPosition;

/** A text that is no manifest: why, and where. */
public final class ManifestSyntaxException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient TextPosition position;

  public ManifestSyntaxException(String message, TextPosition position) {
    super(message);
    this.position = position;
  }

  /** Returns the place of the mistake. */
  public TextPosition position() {
    return position;
  }
}
