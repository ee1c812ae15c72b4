package io.scaibox.persistence.database;

import io.scaibox.spi.BackendUnavailableException;
import java.util.Optional;

/** Says that the database doesn't answer; the same request may succeed later. */
public final class DatabaseUnavailableException extends BackendUnavailableException {

  private static final long serialVersionUID = 1L;

  DatabaseUnavailableException(String message, Throwable cause) {
    super("database", message, Optional.empty(), cause);
  }
}
