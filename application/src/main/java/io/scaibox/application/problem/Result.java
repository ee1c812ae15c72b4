package io.scaibox.application.problem;

import java.util.function.Function;

/** What a use case gives: a value, or the problem that kept it from one. */
public sealed interface Result<T> {

  /** A value. */
  record Success<T>(T value) implements Result<T> {}

  /** A refusal that the contract names. */
  record Refused<T>(Problem problem) implements Result<T> {}

  /** Wraps a value. */
  static <T> Result<T> of(T value) {
    return new Success<>(value);
  }

  /** Wraps a problem. */
  static <T> Result<T> refused(Problem problem) {
    return new Refused<>(problem);
  }

  /** Says whether there is no value. */
  default boolean isRefused() {
    return this instanceof Refused;
  }

  /** Returns the value; calling this on a refusal is a bug. */
  default T value() {
    if (this instanceof Success<T> success) {
      return success.value();
    }
    throw new IllegalStateException("refused: " + problem());
  }

  /** Returns the problem; calling this on a success is a bug. */
  default Problem problem() {
    if (this instanceof Refused<T> refused) {
      return refused.problem();
    }
    throw new IllegalStateException("not refused");
  }

  /** Hands a refusal on under another type; calling this on a success is a bug. */
  default <R> Result<R> refusal() {
    return refused(problem());
  }

  /** Applies {@code next} to a value; a refusal stays as it is. */
  default <R> Result<R> then(Function<T, Result<R>> next) {
    return this instanceof Success<T> success ? next.apply(success.value()) : refusal();
  }

  /** Maps a value; a refusal stays as it is. */
  default <R> Result<R> map(Function<T, R> mapping) {
    return then(value -> of(mapping.apply(value)));
  }
}
