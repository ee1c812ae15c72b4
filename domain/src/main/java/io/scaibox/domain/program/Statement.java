package io.scaibox.domain.program;

import io.scaibox.domain.json.JsonValue;

/** One statement of rigid code. */
public sealed interface Statement {

  /** Fills in a template; its text is the value. */
  record Evaluate(String template) implements Statement {}

  /**
   * Gives a variable a value.
   *
   * @param value a string that is an expression or, with a placeholder, a template; other JSON is
   *     itself
   */
  record Assign(String name, JsonValue value) implements Statement {}
}
