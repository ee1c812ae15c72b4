package io.scaibox.testkit.memory;

import io.scaibox.domain.credential.TenantCredential;
import io.scaibox.domain.platform.TenantId;
import io.scaibox.spi.BackendUnavailableException;
import io.scaibox.spi.CredentialVault;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps keys as long as it lives; can be told to be away. Thread-safe. */
public final class InMemoryVault implements CredentialVault {

  private final Map<TenantId, TenantCredential> keys = new ConcurrentHashMap<>();
  private volatile boolean away;

  /** From now on nobody can ask it. */
  public InMemoryVault goAway() {
    away = true;
    return this;
  }

  @Override
  public Optional<TenantCredential> find(TenantId tenant) {
    return Optional.ofNullable(open().get(tenant));
  }

  @Override
  public void store(TenantId tenant, TenantCredential credential) {
    open().put(tenant, credential);
  }

  @Override
  public void delete(TenantId tenant) {
    open().remove(tenant);
  }

  private Map<TenantId, TenantCredential> open() {
    if (away) {
      throw new BackendUnavailableException("memory", "it was told to be away");
    }
    return keys;
  }
}
