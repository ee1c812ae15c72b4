package io.scaibox.emulator.http;

/** Ends a call with an error in ScaiGrid's envelope (reference/scaigrid.md 1.3, 1.4). */
public final class GridException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;

  public GridException(int status, String code, String message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  /** Returns the HTTP status. */
  public int status() {
    return status;
  }

  /** Returns ScaiGrid's code. */
  public String code() {
    return code;
  }

  /** Something that is unknown or belongs to another tenant. */
  public static GridException notFound(String code, String message) {
    return new GridException(404, code, message);
  }

  /** A body or parameter that is not valid. */
  public static GridException invalid(String message) {
    return new GridException(422, "VALIDATION_ERROR", message);
  }

  /** A slug that is taken. */
  public static GridException slugTaken(String slug) {
    return new GridException(409, "SLUG_CONFLICT", "slug '" + slug + "' is already taken");
  }
}
