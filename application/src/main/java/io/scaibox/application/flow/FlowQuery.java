package io.scaibox.application.flow;

import io.scaibox.domain.platform.TenantId;
import java.util.Optional;

/**
 * Which flows to list.
 *
 * @param search substring of the name, upper and lower case alike
 * @param limit 1 to {@value #MAX_LIMIT}
 * @param afterId only flows older than the one with this id
 */
public record FlowQuery(
    TenantId tenant, Optional<String> search, int limit, Optional<String> afterId) {

  /** The page size when a caller names none (reference/scaiflow.md 3). */
  public static final int DEFAULT_LIMIT = 100;

  /** The largest page size. */
  public static final int MAX_LIMIT = 500;

  public FlowQuery {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException("limit: " + limit + " (expected: 1.." + MAX_LIMIT + ")");
    }
  }
}
