package io.scaibox.persistence.move;

/** Says why a database was not moved, and what to do; the target is as it was before. */
public final class MoveException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String fix;

  MoveException(String message, String fix) {
    super(message);
    this.fix = fix;
  }

  /** Returns what to do about it. */
  public String fix() {
    return fix;
  }
}
