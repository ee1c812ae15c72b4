package io.scaibox.domain.name;

import java.util.Set;

/** The functions that expressions have; docs/expressions.md says what each gives. */
public final class Functions {

  private static final Set<String> RANDOM = Set.of("now", "today", "random", "uuid");

  private static final Set<String> NAMES =
      Set.of(
          "abs",
          "ceil",
          "contains",
          "count",
          "ends_with",
          "first",
          "float",
          "floor",
          "int",
          "join",
          "keys",
          "last",
          "length",
          "lower",
          "max",
          "min",
          "now",
          "random",
          "replace",
          "round",
          "split",
          "starts_with",
          "string",
          "sum",
          "today",
          "trim",
          "upper",
          "uuid",
          "values");

  private static final Set<String> MODEL_CALLS = Set.of("llm", "llm_turn", "model_call");

  private Functions() {}

  /** Returns the names of all functions. */
  public static Set<String> names() {
    return NAMES;
  }

  /** Says whether there is a function of this name. */
  public static boolean isKnown(String name) {
    return NAMES.contains(name);
  }

  /** Says whether the function gives another value each time: rigid code must not call it. */
  public static boolean isRandom(String name) {
    return RANDOM.contains(name);
  }

  /** Says whether the name is that of a model call: rigid code must not make one. */
  public static boolean callsModel(String name) {
    return MODEL_CALLS.contains(name);
  }
}
