package io.scaibox.http.server;

import io.scaibox.application.problem.Problem;
import java.time.Duration;

/** Says what an exception that ended a request means for its caller. */
final class Failures {

  private static final Duration DATABASE_WAIT = Duration.ofSeconds(2);

  private final Unavailability database;

  Failures(Unavailability database) {
    this.database = database;
  }

  Problem problemOf(Throwable error) {
    return database.isUnavailable(error)
        ? new Problem.DatabaseUnavailable(DATABASE_WAIT)
        : new Problem.Unexpected();
  }
}
