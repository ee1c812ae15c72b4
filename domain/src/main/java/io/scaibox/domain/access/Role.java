package io.scaibox.domain.access;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A role of ScaiGrid and the module permissions that it brings.
 *
 * <p>The table is reference/scaigrid.md 1.6 and reference/scaiqueue.md 2.
 */
public enum Role {
  SUPER_ADMIN(Permissions.ALL),
  PARTNER_ADMIN(Permissions.ALL),
  PARTNER_VIEWER(Set.of()),
  TENANT_ADMIN(Permissions.ALL),
  TENANT_USER(Set.of()),
  TENANT_VIEWER(Set.of(Permissions.FLOWS_VIEW, Permissions.QUEUES_VIEW));

  private final Set<String> permissions;

  Role(Set<String> permissions) {
    this.permissions = permissions;
  }

  /** Returns the permission keys that holders of this role have. */
  public Set<String> permissions() {
    return permissions;
  }

  /** Finds a role by its name in tokens, such as {@code tenant_admin}. */
  public static Optional<Role> named(String name) {
    for (Role role : values()) {
      if (role.name().toLowerCase(Locale.ROOT).equals(name)) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }
}
