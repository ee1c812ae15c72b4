package io.scaibox.testkit.memory;

import io.scaibox.spi.UpstreamCall;
import io.scaibox.spi.UpstreamFailure;
import io.scaibox.spi.UpstreamFailure.Kind;
import io.scaibox.spi.UpstreamResult;
import java.util.Optional;
import java.util.function.Supplier;

/** What upstreams in memory have in common: they can be away, and keep to a call's deadline. */
final class MemoryUpstream {

  private volatile boolean away;

  void goAway() {
    away = true;
  }

  synchronized <T> UpstreamResult<T> answer(UpstreamCall call, Supplier<UpstreamResult<T>> work) {
    if (away) {
      return failed(Kind.UNREACHABLE, Optional.empty(), "it was told to be away");
    }
    return call.timeLeft().isZero()
        ? failed(Kind.TIMED_OUT, Optional.empty(), "no time was left")
        : work.get();
  }

  static <T> UpstreamResult<T> refused(int status, String message) {
    return failed(Kind.REFUSED, Optional.of(status), message);
  }

  private static <T> UpstreamResult<T> failed(Kind kind, Optional<Integer> status, String message) {
    return UpstreamResult.failed(
        new UpstreamFailure(
            kind, "memory", status, Optional.empty(), message, Optional.empty(), Optional.empty()));
  }
}
