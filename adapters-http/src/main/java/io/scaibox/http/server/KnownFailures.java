package io.scaibox.http.server;

import io.scaibox.application.problem.Problem;
import java.util.Optional;

/** Tells failures of what the server depends on, such as its database, from bugs. Thread-safe. */
@FunctionalInterface
public interface KnownFailures {

  /** Returns what an exception means for the caller of a request; empty when it is a bug. */
  Optional<Problem> problemOf(Throwable error);
}
