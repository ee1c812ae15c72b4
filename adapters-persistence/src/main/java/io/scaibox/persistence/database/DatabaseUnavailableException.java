package io.scaibox.persistence.database;

/** Says that the database doesn't answer; the same request may succeed later. */
public final class DatabaseUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  DatabaseUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
