package io.scaibox.domain.expression;

import io.scaibox.domain.json.JsonValue;
import java.util.List;

/** An expression, read; trees are shallow enough to be walked recursively. */
public sealed interface Expression {

  /** A number, string, boolean or null. */
  record Literal(JsonValue value) implements Expression {}

  /** A length of time such as {@code 30s}. */
  record Duration(String text) implements Expression {}

  /** A symbol of an enum, such as {@code :approved}. */
  record Symbol(String name) implements Expression {}

  /**
   * A name that something binds.
   *
   * @param start index of its first character in the text
   * @param end index after its last character
   */
  record Name(String name, int start, int end) implements Expression {}

  /** A field of a value. */
  record Member(Expression target, String name) implements Expression {}

  /** An item of a list, or a field by a computed name. */
  record Index(Expression target, Expression index) implements Expression {}

  /** A call of a function, or of a method when {@code function} is a {@link Member}. */
  record Call(Expression function, List<Expression> arguments) implements Expression {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  /** {@code not} or a minus sign. */
  record Unary(String operator, Expression operand) implements Expression {}

  /** Two operands; words are given as their signs, {@code and} as {@code &&}. */
  record Binary(String operator, Expression left, Expression right) implements Expression {}

  /** A list, {@code [a, b]}. */
  record ListOf(List<Expression> items) implements Expression {
    public ListOf {
      items = List.copyOf(items);
    }
  }

  /** An object, {@code {a: 1}}. */
  record ObjectOf(List<Entry> entries) implements Expression {
    public ObjectOf {
      entries = List.copyOf(entries);
    }

    /** A field of an object literal. */
    public record Entry(String name, Expression value) {}
  }
}
