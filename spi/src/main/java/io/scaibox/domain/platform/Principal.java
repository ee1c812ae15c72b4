package io.scaibox.domain.platform;

import java.util.Optional;
import java.util.Set;

/**
 * Who is calling: a person or a program, in exactly one tenant.
 *
 * @param subject the caller's id, such as {@code usr_9}
 * @param tenant the caller's tenant, always from the caller's token
 * @param permissions permission keys, such as {@code scaicore:manage}
 * @param accessToken the caller's ScaiKey token, to be forwarded as it is; empty without one
 */
public record Principal(
    String subject, Tenant tenant, Set<String> permissions, Optional<Secret> accessToken) {

  public Principal {
    permissions = Set.copyOf(permissions);
  }

  /** Says whether the caller holds {@code permission}. */
  public boolean holds(String permission) {
    return permissions.contains(permission);
  }
}
