package io.scaibox.http.server;

/**
 * A route of the API.
 *
 * @param method an HTTP method
 * @param path below the prefix, such as {@code /flows/{flow_id}}
 * @param repeatable whether an {@code Idempotency-Key} makes it answer a repeated call as before
 */
public record Route(String method, String path, boolean repeatable, Endpoint endpoint) {

  /** A route that reads. */
  public static Route get(String path, Endpoint endpoint) {
    return new Route("GET", path, false, endpoint);
  }

  /** A route that does something, once per {@code Idempotency-Key}. */
  public static Route post(String path, Endpoint endpoint) {
    return new Route("POST", path, true, endpoint);
  }

  /** A route that replaces something. */
  public static Route put(String path, Endpoint endpoint) {
    return new Route("PUT", path, false, endpoint);
  }

  /** A route that removes something. */
  public static Route delete(String path, Endpoint endpoint) {
    return new Route("DELETE", path, false, endpoint);
  }
}
