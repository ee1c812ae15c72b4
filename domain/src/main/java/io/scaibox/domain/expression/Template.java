package io.scaibox.domain.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A text with {@code {{…}}} placeholders, read. */
public record Template(List<Placeholder> placeholders) {

  private static final String OPEN = "{{";
  private static final String CLOSE = "}}";

  public Template {
    placeholders = List.copyOf(placeholders);
  }

  /**
   * An expression in a text.
   *
   * @param offset index of the expression's first character in the whole text
   */
  public record Placeholder(Expression expression, int offset) {}

  /** Reads {@code text}; a text without placeholders is a template too. */
  public static Parsed<Template> parse(String text) {
    return parse(text, Set.of());
  }

  /**
   * Reads {@code text}.
   *
   * @param oddNames names in use that are no identifiers, such as {@code node-1}
   */
  public static Parsed<Template> parse(String text, Set<String> oddNames) {
    List<Placeholder> placeholders = new ArrayList<>();
    int from = 0;
    for (int open = text.indexOf(OPEN); open >= 0; open = text.indexOf(OPEN, from)) {
      int close = closing(text, open + OPEN.length());
      if (close < 0) {
        return Parsed.failed(
            new SyntaxProblem(open, "'{{' is not closed", "Add '}}'.", Optional.empty()));
      }
      int offset = open + OPEN.length();
      Parsed<Expression> inner = ExpressionParser.parse(text.substring(offset, close), oddNames);
      if (inner.problem().isPresent()) {
        return Parsed.failed(inner.problem().get().shiftedBy(offset));
      }
      placeholders.add(new Placeholder(inner.value().orElseThrow(), offset));
      from = close + CLOSE.length();
    }
    return Parsed.of(new Template(placeholders));
  }

  /** Says whether {@code text} has a placeholder, well formed or not. */
  public static boolean hasPlaceholder(String text) {
    return text.contains(OPEN);
  }

  /** Finds the end of a placeholder; one in a quoted string doesn't count. */
  private static int closing(String text, int from) {
    char quote = 0;
    int braces = 0;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        if (c == '\\') {
          i++;
        } else if (c == quote) {
          quote = 0;
        }
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '{') {
        braces++;
      } else if (c == '}' && braces > 0) {
        braces--;
      } else if (text.startsWith(CLOSE, i)) {
        return i;
      }
    }
    return -1;
  }
}
