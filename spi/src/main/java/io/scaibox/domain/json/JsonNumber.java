package io.scaibox.domain.json;

import java.math.BigDecimal;

/**
 * A JSON number of any size.
 *
 * <p>Two numbers are equal when they have the same value, so {@code 1.0} equals {@code 1}. Never
 * expand one to plain digits without looking at its scale: {@code 1e999999999} is legal JSON.
 */
public record JsonNumber(BigDecimal value) implements JsonValue {

  /** Wraps a whole number. */
  public static JsonNumber of(long value) {
    return new JsonNumber(BigDecimal.valueOf(value));
  }

  /** Says whether this is a whole number that an {@code int} can hold. */
  public boolean isInt() {
    return value.precision() - (long) value.scale() <= 10
        && value.stripTrailingZeros().scale() <= 0
        && value.compareTo(BigDecimal.valueOf(Integer.MIN_VALUE)) >= 0
        && value.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0;
  }

  @Override
  public String kind() {
    return "number";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof JsonNumber number && value.compareTo(number.value) == 0;
  }

  @Override
  public int hashCode() {
    return value.stripTrailingZeros().hashCode();
  }
}
