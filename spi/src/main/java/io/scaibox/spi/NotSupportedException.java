package io.scaibox.spi;

/**
 * Thrown by a vault for what it can't do by its nature, such as storing keys that people manage
 * elsewhere; callers of the API get 501 {@code not_supported} with the message.
 */
public final class NotSupportedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param message what is not supported, and what to do instead
   */
  public NotSupportedException(String message) {
    super(message);
  }
}
