package io.scaibox.domain.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Cuts an expression into tokens; one pass, every character looked at a bounded number of times.
 */
final class Lexer {

  private static final int LONGEST_ODD_NAME = 200;
  private static final String DURATION_UNITS = "smhdw";

  /** Longest first, so that {@code <=} is not read as {@code <}. */
  private static final List<String> OPERATORS =
      List.of(
          "|?>", "|*>", "|~>", "|>", "==", "!=", "<=", ">=", "&&", "||", "{{", "}}", "?.", "<", ">",
          "+", "-", "*", "/", "%", "!", "(", ")", "[", "]", "{", "}", ".", ",", ":");

  /** What people write who come from other languages, and what it is called here. */
  private static final Map<String, String> FOREIGN =
      Map.of("===", "==", "!==", "!=", "<>", "!=", "=", "==", "&", "&&", "|", "||");

  private static final List<String> FOREIGN_LONGEST_FIRST =
      List.of("===", "!==", "<>", "=", "&", "|");

  private final String text;
  private final Set<String> oddNames;
  private int at;

  /**
   * @param oddNames names in use that are no identifiers, such as {@code node-1}; they are read as
   *     one name where they stand
   */
  Lexer(String text, Set<String> oddNames) {
    this.text = text;
    this.oddNames = oddNames;
  }

  List<Token> tokens() {
    List<Token> tokens = new ArrayList<>();
    while (true) {
      while (at < text.length() && isSpace(text.charAt(at))) {
        at++;
      }
      if (at == text.length()) {
        tokens.add(new Token(Token.Kind.END, "", at, at));
        return tokens;
      }
      boolean afterDot = !tokens.isEmpty() && isDot(tokens.get(tokens.size() - 1));
      tokens.add(next(afterDot));
    }
  }

  private static boolean isDot(Token token) {
    return token.is(".") || token.is("?.");
  }

  private Token next(boolean afterDot) {
    char first = text.charAt(at);
    if (!afterDot) {
      Optional<Token> odd = oddName();
      if (odd.isPresent()) {
        return odd.get();
      }
    }
    if (isNameStart(first)) {
      return word();
    }
    if (isDigit(first)) {
      return number(afterDot);
    }
    if (first == '"' || first == '\'') {
      return string(first);
    }
    if (first == ':' && at + 1 < text.length() && isNameStart(text.charAt(at + 1)) && !afterKey()) {
      at++;
      Token name = word();
      return new Token(Token.Kind.SYMBOL, name.text(), name.start() - 1, name.end());
    }
    return operator();
  }

  /**
   * A colon right after a key, as in {@code {a:b}}, parts key and value; elsewhere it is a symbol.
   */
  private boolean afterKey() {
    return at > 0 && (isNamePart(text.charAt(at - 1)) || "\"'".indexOf(text.charAt(at - 1)) >= 0);
  }

  /** Reads the longest known name at this place that is no identifier. */
  private Optional<Token> oddName() {
    if (oddNames.isEmpty() || !isNamePart(text.charAt(at))) {
      return Optional.empty();
    }
    int end = at;
    int last = Math.min(text.length(), at + LONGEST_ODD_NAME);
    while (end < last && (isNamePart(text.charAt(end)) || text.charAt(end) == '-')) {
      end++;
    }
    for (int stop = end; stop > at; stop--) {
      boolean boundary = stop == end || text.charAt(stop) == '-';
      if (boundary && oddNames.contains(text.substring(at, stop))) {
        String name = text.substring(at, stop);
        boolean couldBeNumber = name.chars().allMatch(c -> isDigit((char) c));
        if (couldBeNumber && !isMemberAccess(stop)) {
          continue;
        }
        Token token = new Token(Token.Kind.NAME, name, at, stop);
        at = stop;
        return Optional.of(token);
      }
    }
    return Optional.empty();
  }

  private boolean isMemberAccess(int dot) {
    return dot + 1 < text.length() && text.charAt(dot) == '.' && isNameStart(text.charAt(dot + 1));
  }

  private Token word() {
    int start = at;
    while (at < text.length() && isNamePart(text.charAt(at))) {
      at++;
    }
    return new Token(Token.Kind.NAME, text.substring(start, at), start, at);
  }

  private Token number(boolean afterDot) {
    int start = at;
    digits();
    if (!afterDot
        && at + 1 < text.length()
        && text.charAt(at) == '.'
        && isDigit(text.charAt(at + 1))) {
      at++;
      digits();
    }
    if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
      exponent();
    }
    if (at < text.length()
        && DURATION_UNITS.indexOf(text.charAt(at)) >= 0
        && (at + 1 == text.length() || !isNamePart(text.charAt(at + 1)))) {
      at++;
      return new Token(Token.Kind.DURATION, text.substring(start, at), start, at);
    }
    if (at < text.length() && isNameStart(text.charAt(at))) {
      throw problem(
          at,
          "'" + text.charAt(at) + "' follows a number",
          "Separate the two, or write a duration such as 30s.");
    }
    return new Token(Token.Kind.NUMBER, text.substring(start, at), start, at);
  }

  private void digits() {
    while (at < text.length() && isDigit(text.charAt(at))) {
      at++;
    }
  }

  private void exponent() {
    int mark = at;
    at++;
    if (at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
      at++;
    }
    int before = at;
    digits();
    if (at == before) {
      at = mark;
    }
  }

  private Token string(char quote) {
    int start = at;
    StringBuilder value = new StringBuilder();
    at++;
    while (at < text.length() && text.charAt(at) != quote) {
      char c = text.charAt(at++);
      if (c == '\\' && at < text.length()) {
        value.append(escaped(text.charAt(at++)));
      } else {
        value.append(c);
      }
    }
    if (at == text.length()) {
      throw problem(start, "a string is not closed", "Add " + quote + " at its end.");
    }
    at++;
    return new Token(Token.Kind.STRING, value.toString(), start, at);
  }

  private char escaped(char c) {
    return switch (c) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case '\\', '"', '\'', '/' -> c;
      default ->
          throw problem(
              at - 2, "'\\" + c + "' is no escape", "Use \\n, \\t, \\r, \\\\, \\\" or \\'.");
    };
  }

  private Token operator() {
    for (String foreign : FOREIGN_LONGEST_FIRST) {
      if (text.startsWith(foreign, at) && !startsWithOurs(foreign)) {
        String ours = String.valueOf(FOREIGN.get(foreign));
        String corrected = text.substring(0, at) + ours + text.substring(at + foreign.length());
        throw new SyntaxException(
            new SyntaxProblem(
                at,
                "'" + foreign + "' is no operator here",
                "Use " + ours + ".",
                Optional.of(corrected)));
      }
    }
    for (String operator : OPERATORS) {
      if (text.startsWith(operator, at)) {
        Token token = new Token(Token.Kind.OPERATOR, operator, at, at + operator.length());
        at = token.end();
        return token;
      }
    }
    String shown = new String(Character.toChars(text.codePointAt(at)));
    throw problem(
        at, "'" + shown + "' is not expected in an expression", "Remove it, or quote the text.");
  }

  /** Says whether one of our operators of at least this length starts here. */
  private boolean startsWithOurs(String foreign) {
    return OPERATORS.stream()
        .anyMatch(ours -> ours.length() >= foreign.length() && text.startsWith(ours, at));
  }

  private static SyntaxException problem(int offset, String message, String fix) {
    return new SyntaxException(new SyntaxProblem(offset, message, fix, Optional.empty()));
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\u00a0';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isNameStart(char c) {
    return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  static boolean isNamePart(char c) {
    return isNameStart(c) || isDigit(c);
  }
}
