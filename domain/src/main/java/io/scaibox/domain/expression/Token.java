package io.scaibox.domain.expression;

/**
 * One word of an expression.
 *
 * @param text as written; of strings, what stands between the quotes with escapes resolved
 * @param start index of the first character
 * @param end index after the last character
 */
record Token(Kind kind, String text, int start, int end) {

  enum Kind {
    NAME,
    NUMBER,
    DURATION,
    STRING,
    SYMBOL,
    OPERATOR,
    END
  }

  boolean is(String operator) {
    return kind == Kind.OPERATOR && text.equals(operator);
  }

  boolean isWord(String word) {
    return kind == Kind.NAME && text.equals(word);
  }

  /** Returns what a message calls this token. */
  String shown() {
    return kind == Kind.END ? "the end" : "'" + text + "'";
  }
}
