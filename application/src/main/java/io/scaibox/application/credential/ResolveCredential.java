package io.scaibox.application.credential;

import io.scaibox.application.problem.Problem;
import io.scaibox.application.problem.Result;
import io.scaibox.domain.credential.UpstreamCredential;
import io.scaibox.domain.deploy.CredentialPrecedence;
import io.scaibox.domain.deploy.CredentialPrecedence.Choice;
import io.scaibox.domain.platform.Secret;
import io.scaibox.domain.platform.Tenant;
import io.scaibox.spi.CredentialVault;
import java.util.Optional;

/** Chooses the credential for the upstream calls of a tenant. Thread-safe. */
public final class ResolveCredential {

  private final CredentialVault vault;
  private final CredentialPrecedence precedence;

  public ResolveCredential(CredentialVault vault, CredentialPrecedence precedence) {
    this.vault = vault;
    this.precedence = precedence;
  }

  /**
   * Chooses by the documented precedence.
   *
   * @param token the caller's token; empty for work in the background
   */
  public Result<UpstreamCredential> resolve(Tenant tenant, Optional<Secret> token) {
    Choice choice = precedence.choose(token, vault.find(tenant.id()));
    if (choice instanceof Choice.Chosen chosen) {
      return Result.of(chosen.credential());
    }
    return Result.refused(
        choice instanceof Choice.NoBaseUrl
            ? new Problem.MissingScaiGridBaseUrl(tenant.slug())
            : new Problem.MissingScaiGridCredentials(tenant.slug()));
  }
}
