package io.scaibox.bootstrap.plugin;

import io.scaibox.domain.credential.TenantCredential;
import io.scaibox.domain.platform.Secret;
import io.scaibox.domain.platform.TenantId;
import io.scaibox.spi.CredentialVault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A plugin's vault, called behind its guard. */
final class GuardedVault implements CredentialVault {

  private final CredentialVault plugin;
  private final PluginGuard guard;

  GuardedVault(CredentialVault plugin, PluginGuard guard) {
    this.plugin = plugin;
    this.guard = guard;
  }

  @Override
  public Optional<TenantCredential> find(TenantId tenant) {
    return guard.call("credentials.find", PluginGuard.CALL, () -> plugin.find(tenant));
  }

  @Override
  public void store(TenantId tenant, TenantCredential credential) {
    List<Secret> hidden = new ArrayList<>(guard.secrets());
    hidden.add(credential.apiKey());
    guard.call(
        "credentials.store",
        PluginGuard.CALL,
        hidden,
        () -> {
          plugin.store(tenant, credential);
          return true;
        });
  }

  @Override
  public void delete(TenantId tenant) {
    guard.call(
        "credentials.delete",
        PluginGuard.CALL,
        () -> {
          plugin.delete(tenant);
          return true;
        });
  }
}
