package io.scaibox.spi;

import io.scaibox.domain.credential.TenantCredential;
import io.scaibox.domain.platform.TenantId;
import java.util.Optional;

/**
 * Keeps tenants' own ScaiGrid keys, encrypted at rest. Implementations are thread-safe.
 *
 * <p>Every method throws {@link BackendUnavailableException} when the vault doesn't answer or
 * refuses the adapter: having no key and not being able to tell are different things. A tenant's id
 * has 1 to 128 characters of any kind: a vault with rules for its names encodes them, so that no
 * two tenants share a place.
 */
public interface CredentialVault {

  /** Returns the tenant's credential, or empty when it has none. */
  Optional<TenantCredential> find(TenantId tenant);

  /**
   * Stores or replaces the tenant's credential.
   *
   * @throws NotSupportedException when keys are managed elsewhere
   */
  void store(TenantId tenant, TenantCredential credential);

  /**
   * Forgets the tenant's credential; having none is fine.
   *
   * @throws NotSupportedException when keys are managed elsewhere
   */
  void delete(TenantId tenant);
}
