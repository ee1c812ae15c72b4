package io.scaibox.bootstrap.plugin;

import io.scaibox.domain.platform.Secret;
import io.scaibox.spi.BackendUnavailableException;
import io.scaibox.spi.UpstreamCall;
import io.scaibox.spi.UpstreamFailure;
import io.scaibox.spi.UpstreamFailure.Kind;
import io.scaibox.spi.UpstreamResult;
import io.scaibox.upstream.Redaction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;

/**
 * Turns whatever a plugin does in an upstream call into a result that a deploy can go on with: its
 * exceptions, hangs and nonsense become failures of a service that has the plugin's name.
 */
final class GuardedUpstream {

  /** How much longer than the call's own deadline a plugin is waited for. */
  private static final Duration GRACE = Duration.ofMillis(250);

  private final PluginGuard guard;
  private final String port;

  GuardedUpstream(PluginGuard guard, AdapterPort port) {
    this.guard = guard;
    this.port = port.word();
  }

  /**
   * Makes a call.
   *
   * @param complaint what is wrong with an answer's value; empty: nothing
   */
  <T> UpstreamResult<T> call(
      String method,
      UpstreamCall call,
      Callable<UpstreamResult<T>> work,
      Function<T, Optional<String>> complaint) {
    String name = port + '.' + method;
    List<Secret> hidden = new ArrayList<>(guard.secrets());
    hidden.add(call.credential().bearer());
    try {
      UpstreamResult<T> result = guard.call(name, call.timeLeft().plus(GRACE), hidden, work);
      Optional<String> wrong =
          result
              .answer()
              .flatMap(complaint)
              .or(() -> result.failure().flatMap(PortAnswers::complaint));
      if (wrong.isPresent()) {
        throw guard.nonsense(name, "gave nonsense: " + wrong.get());
      }
      return result instanceof UpstreamResult.Failed<T> failed
          ? UpstreamResult.failed(safe(failed.cause(), hidden))
          : result;
    } catch (PluginException e) {
      return UpstreamResult.failed(failure(kind(e.kind()), String.valueOf(e.getMessage())));
    } catch (BackendUnavailableException e) {
      return UpstreamResult.failed(failure(Kind.BROKEN, String.valueOf(e.getMessage())));
    }
  }

  private static Kind kind(PluginException.Kind kind) {
    return switch (kind) {
      case THREW, NONSENSE -> Kind.BROKEN;
      case TIMED_OUT -> Kind.TIMED_OUT;
      case BUSY -> Kind.UNREACHABLE;
    };
  }

  private UpstreamFailure failure(Kind kind, String message) {
    return new UpstreamFailure(
        kind,
        guard.plugin(),
        Optional.empty(),
        Optional.empty(),
        message,
        Optional.empty(),
        Optional.empty());
  }

  private static UpstreamFailure safe(UpstreamFailure failure, List<Secret> hidden) {
    return new UpstreamFailure(
        failure.kind(),
        Redaction.words(failure.service(), hidden),
        failure.status(),
        failure.code().map(code -> Redaction.words(code, hidden)),
        Redaction.words(failure.message(), hidden),
        failure.requestId().map(id -> Redaction.words(id, hidden)),
        failure.retryAfter().filter(wait -> !wait.isNegative()));
  }
}
