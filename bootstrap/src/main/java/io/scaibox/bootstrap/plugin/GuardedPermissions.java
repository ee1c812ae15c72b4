package io.scaibox.bootstrap.plugin;

import io.scaibox.domain.platform.Principal;
import io.scaibox.spi.PermissionSource;
import java.util.Set;

/** A plugin's permissions, called behind its guard. */
final class GuardedPermissions implements PermissionSource {

  private final PermissionSource plugin;
  private final PluginGuard guard;

  GuardedPermissions(PermissionSource plugin, PluginGuard guard) {
    this.plugin = plugin;
    this.guard = guard;
  }

  /** The copy is made within the guard: even a set may be code of the plugin's. */
  @Override
  public Set<String> permissions(Principal claimed) {
    return guard.call(
        "permissions.permissions", PluginGuard.CALL, () -> Set.copyOf(plugin.permissions(claimed)));
  }
}
