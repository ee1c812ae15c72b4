package io.scaibox.json;

/** Says why a text is no JSON that is accepted here, and where. */
public final class JsonSyntaxException extends Exception {

  private static final long serialVersionUID = 1L;

  private final int line;
  private final int column;

  JsonSyntaxException(String reason, int line, int column) {
    super(reason);
    this.line = line;
    this.column = column;
  }

  /** Returns the line of the mistake, counted from 1. */
  public int line() {
    return line;
  }

  /** Returns the column of the mistake, counted from 1. */
  public int column() {
    return column;
  }

  /** Returns what is wrong, without quoting the text. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
