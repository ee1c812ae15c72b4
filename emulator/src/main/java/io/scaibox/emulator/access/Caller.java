package io.scaibox.emulator.access;

import java.util.Set;

/**
 * Who an API key or token belongs to.
 *
 * @param tenant the id of the tenant that the credential is bound to
 */
public record Caller(String key, String tenant, String tenantSlug, Set<String> permissions) {

  public Caller {
    permissions = Set.copyOf(permissions);
  }
}
