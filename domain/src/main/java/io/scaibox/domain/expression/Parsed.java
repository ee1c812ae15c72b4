package io.scaibox.domain.expression;

import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What parsing gave: a value, or the first problem. */
public final class Parsed<T> {

  private final @Nullable T value;
  private final @Nullable SyntaxProblem problem;

  private Parsed(@Nullable T value, @Nullable SyntaxProblem problem) {
    this.value = value;
    this.problem = problem;
  }

  static <T> Parsed<T> of(T value) {
    return new Parsed<>(value, null);
  }

  static <T> Parsed<T> failed(SyntaxProblem problem) {
    return new Parsed<>(null, problem);
  }

  /** Returns the value, or empty when the text has a problem. */
  public Optional<T> value() {
    return Optional.ofNullable(value);
  }

  /** Returns the first problem, or empty when there is none. */
  public Optional<SyntaxProblem> problem() {
    return Optional.ofNullable(problem);
  }

  /** Hands either the value or the problem on. */
  public void then(Consumer<T> onValue, Consumer<SyntaxProblem> onProblem) {
    if (value != null) {
      onValue.accept(value);
    } else if (problem != null) {
      onProblem.accept(problem);
    }
  }
}
