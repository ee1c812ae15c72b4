package io.scaibox.application.credential;

import io.scaibox.application.access.Permit;
import io.scaibox.application.problem.FieldError;
import io.scaibox.application.problem.Problem;
import io.scaibox.application.problem.Result;
import io.scaibox.domain.access.Permissions;
import io.scaibox.domain.credential.TenantCredential;
import io.scaibox.domain.platform.Principal;
import io.scaibox.domain.platform.Secret;
import io.scaibox.spi.CredentialVault;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads, sets and deletes the ScaiGrid key of the caller's tenant (reference/scaiflow.md 8).
 * Thread-safe.
 */
public final class TenantCredentials {

  private static final Pattern API_KEY = Pattern.compile("sgk_[!-~]{32,500}");

  private final CredentialVault vault;

  public TenantCredentials(CredentialVault vault) {
    this.vault = vault;
  }

  /** Returns the tenant's credential for a masked showing; any member of the tenant may ask. */
  public Optional<TenantCredential> read(Principal principal) {
    return vault.find(principal.tenant().id());
  }

  /** Stores or rotates the tenant's key. */
  public Result<Principal> set(Principal principal, String apiKey, Optional<String> baseUrl) {
    Result<Principal> permitted = Permit.require(principal, Permissions.TENANT_ADMINISTER);
    if (permitted.isRefused()) {
      return permitted;
    }
    List<FieldError> errors = new ArrayList<>();
    if (!API_KEY.matcher(apiKey).matches()) {
      errors.add(
          new FieldError(
              "body",
              "/api_key",
              "is no ScaiGrid API key (expected: sgk_ and 32 or more characters)",
              "Copy the whole key as ScaiGrid showed it when it was made."));
    }
    Optional<URI> url = baseUrl.flatMap(BaseUrl::parse);
    if (baseUrl.isPresent() && url.isEmpty()) {
      errors.add(
          new FieldError(
              "body",
              "/base_url",
              "is no base URL (expected: " + BaseUrl.FORM + ")",
              "Write it like https://grid.example."));
    }
    if (!errors.isEmpty()) {
      return Result.refused(new Problem.InvalidRequest(errors));
    }
    vault.store(principal.tenant().id(), new TenantCredential(Secret.of(apiKey), url));
    return permitted;
  }

  /** Forgets the tenant's key; having none is fine. */
  public Result<Principal> delete(Principal principal) {
    Result<Principal> permitted = Permit.require(principal, Permissions.TENANT_ADMINISTER);
    if (!permitted.isRefused()) {
      vault.delete(principal.tenant().id());
    }
    return permitted;
  }
}
