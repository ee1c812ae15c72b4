package io.scaibox.spi;

import io.scaibox.domain.credential.TenantCredential;
import io.scaibox.domain.platform.TenantId;
import java.util.Optional;

/** Keeps tenants' own ScaiGrid keys, encrypted at rest. Implementations are thread-safe. */
public interface CredentialVault {

  /** Returns the tenant's credential, or empty when it has none. */
  Optional<TenantCredential> find(TenantId tenant);

  /** Stores or replaces the tenant's credential. */
  void store(TenantId tenant, TenantCredential credential);

  /** Forgets the tenant's credential; having none is fine. */
  void delete(TenantId tenant);
}
