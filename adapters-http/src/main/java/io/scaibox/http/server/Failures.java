package io.scaibox.http.server;

import io.scaibox.application.problem.ErrorCatalogue;
import io.scaibox.application.problem.Problem;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says what an exception that ended a request means for its caller, and logs it accordingly. */
final class Failures {

  private static final Logger LOG = LoggerFactory.getLogger("io.scaibox.http.access");

  private final KnownFailures known;

  Failures(KnownFailures known) {
    this.known = known;
  }

  Problem problemOf(Throwable error) {
    return known.problemOf(error).orElseGet(Problem.Unexpected::new);
  }

  /** Logs a known failure in one line, a bug with its trace. */
  Problem logged(Throwable error) {
    Optional<Problem> problem = known.problemOf(error);
    if (problem.isPresent()) {
      LOG.warn(
          "a request ended with {}: {}",
          ErrorCatalogue.describe(problem.get()).code(),
          rootCause(error).toString());
      return problem.get();
    }
    LOG.error("a request broke", error);
    return new Problem.Unexpected();
  }

  private static Throwable rootCause(Throwable error) {
    Throwable cause = error;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }
}
