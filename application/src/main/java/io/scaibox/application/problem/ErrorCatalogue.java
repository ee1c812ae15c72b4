package io.scaibox.application.problem;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The one list of all errors that callers can meet: code, status, message, fix, page. */
public final class ErrorCatalogue {

  private static final Map<Class<? extends Problem>, ErrorEntry<?>> ENTRIES = new LinkedHashMap<>();

  static {
    Stream.of(DeployErrors.entries(), AdapterErrors.entries(), RequestErrors.entries())
        .flatMap(List::stream)
        .forEach(entry -> ENTRIES.put(entry.type(), entry));
  }

  private ErrorCatalogue() {}

  /** Puts a problem into words. */
  public static ErrorEntry.Description describe(Problem problem) {
    ErrorEntry<?> entry = ENTRIES.get(problem.getClass());
    if (entry == null) {
      throw new IllegalStateException("no catalogue entry for " + problem.getClass());
    }
    return entry.describe(problem);
  }

  /** Returns all entries, deploy errors first. */
  public static List<ErrorEntry<?>> entries() {
    return List.copyOf(ENTRIES.values());
  }

  /** Finds an entry by its code. */
  public static Optional<ErrorEntry<?>> named(String code) {
    return entries().stream().filter(entry -> entry.code().equals(code)).findFirst();
  }
}
