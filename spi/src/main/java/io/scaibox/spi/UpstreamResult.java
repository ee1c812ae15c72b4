package io.scaibox.spi;

import java.util.Optional;
import java.util.function.Function;

/** An upstream's answer, or why there is none. */
public sealed interface UpstreamResult<T> {

  /** A usable answer. */
  record Answered<T>(T value) implements UpstreamResult<T> {}

  /** No usable answer. */
  record Failed<T>(UpstreamFailure cause) implements UpstreamResult<T> {}

  /** Wraps an answer. */
  static <T> UpstreamResult<T> answered(T value) {
    return new Answered<>(value);
  }

  /** Wraps a failure. */
  static <T> UpstreamResult<T> failed(UpstreamFailure failure) {
    return new Failed<>(failure);
  }

  /** Returns the answer, if there is one. */
  default Optional<T> answer() {
    return this instanceof Answered<T> answered ? Optional.of(answered.value()) : Optional.empty();
  }

  /** Returns the failure, if there is one. */
  default Optional<UpstreamFailure> failure() {
    return this instanceof Failed<T> failed ? Optional.of(failed.cause()) : Optional.empty();
  }

  /** Applies {@code next} to an answer; a failure stays as it is. */
  default <R> UpstreamResult<R> then(Function<T, UpstreamResult<R>> next) {
    if (this instanceof Answered<T> answered) {
      return next.apply(answered.value());
    }
    return failed(((Failed<T>) this).cause());
  }

  /** Maps an answer; a failure stays as it is. */
  default <R> UpstreamResult<R> map(Function<T, R> mapping) {
    return then(value -> answered(mapping.apply(value)));
  }
}
