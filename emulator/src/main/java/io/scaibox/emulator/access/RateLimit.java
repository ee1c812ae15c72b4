package io.scaibox.emulator.access;

import io.javalin.http.Context;
import io.scaibox.emulator.http.GridException;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts calls per key in a sliding window of 60 seconds (reference/scaigrid.md 1.7). */
public final class RateLimit {

  private static final long WINDOW_MILLIS = 60_000;

  private final Clock clock;
  private final Map<String, Deque<Long>> calls = new ConcurrentHashMap<>();
  private volatile int perMinute;

  /** Allows {@code perMinute} calls per key; 0 allows any number. */
  public RateLimit(Clock clock, int perMinute) {
    this.clock = clock;
    this.perMinute = perMinute;
  }

  /** Changes the limit. */
  public void set(int newPerMinute) {
    perMinute = newPerMinute;
    calls.clear();
  }

  /** Counts a call, writes the documented headers, and refuses it when the limit is reached. */
  public void count(Context context) {
    int limit = perMinute;
    if (limit == 0) {
      return;
    }
    String key = String.valueOf(context.header("Authorization"));
    Deque<Long> window = calls.computeIfAbsent(key, k -> new ArrayDeque<>());
    long now = clock.millis();
    synchronized (window) {
      while (!window.isEmpty() && window.peekFirst() <= now - WINDOW_MILLIS) {
        window.removeFirst();
      }
      long resetMillis = (window.isEmpty() ? now : window.peekFirst()) + WINDOW_MILLIS;
      boolean over = window.size() >= limit;
      if (!over) {
        window.addLast(now);
      }
      context.header("X-Scaigrid-Ratelimit-Limit", String.valueOf(limit));
      context.header("X-Scaigrid-Ratelimit-Remaining", String.valueOf(limit - window.size()));
      context.header("X-Scaigrid-Ratelimit-Reset", String.valueOf(resetMillis / 1000));
      if (over) {
        context.header(
            "Retry-After", String.valueOf(Math.max(1, (resetMillis - now + 999) / 1000)));
        throw new GridException(429, "RATE_LIMITED", "rate limit of " + limit + " exceeded");
      }
    }
  }
}
