package io.scaibox.upstream;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * One circuit breaker per upstream address: it opens for 3 seconds when at least 20 calls within 10
 * seconds got no answer and they are four fifths of all. Thread-safe.
 */
final class Breakers {

  static final Duration OPEN_FOR = Duration.ofSeconds(3);

  private static final CircuitBreakerConfig CONFIG =
      CircuitBreakerConfig.custom()
          .slidingWindowType(SlidingWindowType.TIME_BASED)
          .slidingWindowSize(10)
          .minimumNumberOfCalls(20)
          .failureRateThreshold(80)
          .waitDurationInOpenState(OPEN_FOR)
          .permittedNumberOfCallsInHalfOpenState(3)
          .build();

  private final String service;
  private final ConcurrentMap<String, CircuitBreaker> breakers = new ConcurrentHashMap<>();

  Breakers(String service) {
    this.service = service;
  }

  CircuitBreaker of(String authority) {
    return breakers.computeIfAbsent(
        authority, address -> CircuitBreaker.of(service + ' ' + address, CONFIG));
  }
}
