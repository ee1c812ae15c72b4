package io.scaibox.persistence.database;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Converts between instants and the database's timestamps, which are all in UTC. */
public final class Times {

  private Times() {}

  /** Returns the database's form of an instant. */
  public static OffsetDateTime of(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  /** Returns the database's form of an instant that may be absent. */
  public static @Nullable OffsetDateTime of(Optional<Instant> instant) {
    return instant.map(Times::of).orElse(null);
  }

  /** Returns the instant of a column that may be null. */
  public static Optional<Instant> instant(@Nullable OffsetDateTime time) {
    return Optional.ofNullable(time).map(OffsetDateTime::toInstant);
  }
}
