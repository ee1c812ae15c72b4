package io.scaibox.domain.expression;

import io.scaibox.domain.json.JsonBoolean;
import io.scaibox.domain.json.JsonNull;
import io.scaibox.domain.json.JsonNumber;
import io.scaibox.domain.json.JsonString;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads expressions such as {@code docs.length > 0 and amount < 500}; the grammar stands in
 * docs/expressions.md. Stateless to its callers; an instance reads one text.
 */
public final class ExpressionParser {

  /** How deep operators, parentheses, lists and calls may be nested. */
  public static final int MAX_DEPTH = 60;

  /** How many words an expression may have: trees stay shallow enough to be walked recursively. */
  static final int MAX_TOKENS = 2_000;

  private static final int LONGEST_NUMBER = 100;

  /** Binary operators, loosest first; words stand beside their signs. */
  private static final List<Map<String, String>> LEVELS =
      List.of(
          Map.of("|>", "|>", "|?>", "|?>", "|*>", "|*>", "|~>", "|~>"),
          Map.of("||", "||", "or", "||"),
          Map.of("&&", "&&", "and", "&&"),
          Map.of(
              "==",
              "==",
              "!=",
              "!=",
              "<",
              "<",
              "<=",
              "<=",
              ">",
              ">",
              ">=",
              ">=",
              "in",
              "in",
              "contains",
              "contains"),
          Map.of("+", "+", "-", "-"),
          Map.of("*", "*", "/", "/", "%", "%"));

  private final List<Token> tokens;
  private int at;
  private int depth;

  private ExpressionParser(List<Token> tokens) {
    this.tokens = tokens;
  }

  /** Reads {@code text}. */
  public static Parsed<Expression> parse(String text) {
    return parse(text, Set.of());
  }

  /**
   * Reads {@code text}.
   *
   * @param oddNames names in use that are no identifiers, such as {@code node-1}
   */
  public static Parsed<Expression> parse(String text, Set<String> oddNames) {
    try {
      List<Token> tokens = new Lexer(text, oddNames).tokens();
      if (tokens.size() > MAX_TOKENS) {
        throw tooLong(tokens.get(MAX_TOKENS).start());
      }
      ExpressionParser parser = new ExpressionParser(tokens);
      Expression expression = parser.expression();
      if (parser.peek().kind() != Token.Kind.END) {
        throw parser.unexpected("an operator or the end");
      }
      return Parsed.of(expression);
    } catch (SyntaxException e) {
      return Parsed.failed(e.problem());
    }
  }

  private Expression expression() {
    return binary(0);
  }

  private Expression binary(int level) {
    if (level == LEVELS.size()) {
      return unary();
    }
    if (level == 3 && isNot()) {
      return not();
    }
    Expression left = binary(level + 1);
    for (Optional<String> sign = sign(level); sign.isPresent(); sign = sign(level)) {
      at++;
      left = new Expression.Binary(sign.get(), left, binary(level + 1));
    }
    return left;
  }

  private Optional<String> sign(int level) {
    Token token = peek();
    boolean canBe = token.kind() == Token.Kind.OPERATOR || token.kind() == Token.Kind.NAME;
    return canBe ? Optional.ofNullable(LEVELS.get(level).get(token.text())) : Optional.empty();
  }

  private boolean isNot() {
    return peek().isWord("not") && startsOperand(tokens.get(at + 1));
  }

  private Expression not() {
    enter();
    at++;
    Expression operand = binary(3);
    depth--;
    return new Expression.Unary("!", operand);
  }

  private static boolean startsOperand(Token token) {
    return switch (token.kind()) {
      case END -> false;
      case OPERATOR -> token.is("(") || token.is("[") || token.is("{{") || token.is("!");
      case NAME -> !token.text().equals("in") && !token.text().equals("contains");
      default -> true;
    };
  }

  private Expression unary() {
    if (peek().is("!") || peek().is("-")) {
      enter();
      String sign = peek().text();
      at++;
      Expression operand = unary();
      depth--;
      return new Expression.Unary(sign, operand);
    }
    return postfix(primary());
  }

  private Expression postfix(Expression first) {
    Expression target = first;
    while (true) {
      if (peek().is(".") || peek().is("?.")) {
        at++;
        target = new Expression.Member(target, memberName());
      } else if (peek().is("[")) {
        at++;
        enter();
        Expression index = expression();
        depth--;
        expect("]");
        target = new Expression.Index(target, index);
      } else if (peek().is("(")) {
        at++;
        target = new Expression.Call(target, list(")"));
      } else {
        return target;
      }
    }
  }

  private String memberName() {
    Token token = peek();
    if (token.kind() != Token.Kind.NAME && token.kind() != Token.Kind.NUMBER) {
      throw unexpected("a field's name");
    }
    at++;
    return token.text();
  }

  private Expression primary() {
    Token token = peek();
    switch (token.kind()) {
      case NUMBER -> {
        if (token.text().length() > LONGEST_NUMBER) {
          throw problem(token.start(), "a number is too long", "Write a shorter number.");
        }
        at++;
        return new Expression.Literal(number(token));
      }
      case STRING -> {
        at++;
        return new Expression.Literal(new JsonString(token.text()));
      }
      case DURATION -> {
        at++;
        return new Expression.Duration(token.text());
      }
      case SYMBOL -> {
        at++;
        return new Expression.Symbol(token.text());
      }
      case NAME -> {
        at++;
        return named(token);
      }
      default -> {
        return bracketed(token);
      }
    }
  }

  private static JsonNumber number(Token token) {
    try {
      return new JsonNumber(new BigDecimal(token.text()));
    } catch (NumberFormatException e) {
      throw problem(token.start(), "'" + token.text() + "' is no number", "Write a number.");
    }
  }

  private static Expression named(Token token) {
    return switch (token.text()) {
      case "true" -> new Expression.Literal(JsonBoolean.TRUE);
      case "false" -> new Expression.Literal(JsonBoolean.FALSE);
      case "null" -> new Expression.Literal(JsonNull.NULL);
      default -> new Expression.Name(token.text(), token.start(), token.end());
    };
  }

  private Expression bracketed(Token open) {
    if (open.is("(") || open.is("{{")) {
      at++;
      enter();
      Expression inner = expression();
      depth--;
      expect(open.is("(") ? ")" : "}}");
      return inner;
    }
    if (open.is("[")) {
      at++;
      return new Expression.ListOf(list("]"));
    }
    if (open.is("{")) {
      at++;
      return object();
    }
    throw unexpected("a value");
  }

  private List<Expression> list(String close) {
    enter();
    List<Expression> items = new ArrayList<>();
    while (!peek().is(close)) {
      if (!items.isEmpty()) {
        expect(",");
      }
      items.add(expression());
    }
    at++;
    depth--;
    return items;
  }

  private Expression object() {
    enter();
    List<Expression.ObjectOf.Entry> entries = new ArrayList<>();
    while (!peek().is("}")) {
      if (!entries.isEmpty()) {
        expect(",");
      }
      Token key = peek();
      if (key.kind() != Token.Kind.NAME && key.kind() != Token.Kind.STRING) {
        throw unexpected("a field's name");
      }
      at++;
      expect(":");
      entries.add(new Expression.ObjectOf.Entry(key.text(), expression()));
    }
    at++;
    depth--;
    return new Expression.ObjectOf(entries);
  }

  private void enter() {
    if (++depth > MAX_DEPTH) {
      throw tooDeep();
    }
  }

  private void expect(String operator) {
    if (!peek().is(operator)) {
      throw unexpected("'" + operator + "'");
    }
    at++;
  }

  private Token peek() {
    return tokens.get(at);
  }

  private static SyntaxException tooLong(int offset) {
    return problem(
        offset,
        "the expression has more than " + MAX_TOKENS + " words",
        "Split it, with data_variable_set nodes for its parts.");
  }

  private SyntaxException tooDeep() {
    return problem(
        peek().start(),
        "the expression is nested more than " + MAX_DEPTH + " levels deep",
        "Split it, with data_variable_set nodes for its parts.");
  }

  private SyntaxException unexpected(String expected) {
    Token token = peek();
    return problem(
        token.start(),
        token.shown() + " stands where " + expected + " is expected",
        token.kind() == Token.Kind.END
            ? "Complete the expression."
            : "Mend the expression at " + token.shown() + ", or quote texts like \"this\".");
  }

  private static SyntaxException problem(int offset, String message, String fix) {
    return new SyntaxException(new SyntaxProblem(offset, message, fix, Optional.empty()));
  }
}
