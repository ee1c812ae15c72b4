package io.scaibox.bootstrap.wiring;

import io.scaibox.application.problem.Problem;
import io.scaibox.bootstrap.plugin.PluginException;
import io.scaibox.http.server.KnownFailures;
import io.scaibox.persistence.database.DatabaseUnavailableException;
import io.scaibox.spi.BackendUnavailableException;
import io.scaibox.spi.NotSupportedException;
import java.time.Duration;
import java.util.Optional;

/** Says what it means for callers when the database, a backend or a plugin lets the server down. */
final class AdapterFailures implements KnownFailures {

  private static final Duration SOON = Duration.ofSeconds(2);

  @Override
  public Optional<Problem> problemOf(Throwable error) {
    if (error instanceof DatabaseUnavailableException) {
      return Optional.of(new Problem.DatabaseUnavailable(SOON));
    }
    if (error instanceof PluginException plugin) {
      return Optional.of(
          switch (plugin.kind()) {
            case THREW, NONSENSE ->
                new Problem.PluginFailed(plugin.plugin(), plugin.call(), plugin.reason());
            case TIMED_OUT, BUSY ->
                new Problem.PluginTimedOut(plugin.plugin(), plugin.call(), SOON);
          });
    }
    if (error instanceof BackendUnavailableException backend) {
      return Optional.of(
          new Problem.BackendUnavailable(
              backend.service(),
              String.valueOf(backend.getMessage()),
              backend.retryAfter().orElse(SOON)));
    }
    if (error instanceof NotSupportedException unsupported) {
      return Optional.of(new Problem.NotSupported(String.valueOf(unsupported.getMessage())));
    }
    return Optional.empty();
  }
}
