package io.scaibox.http.server;

/** Tells failures of the database from bugs. */
@FunctionalInterface
public interface Unavailability {

  /** Says whether an exception means that the database doesn't answer. */
  boolean isUnavailable(Throwable error);
}
