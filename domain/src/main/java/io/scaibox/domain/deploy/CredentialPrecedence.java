package io.scaibox.domain.deploy;

import io.scaibox.domain.credential.TenantCredential;
import io.scaibox.domain.credential.UpstreamCredential;
import io.scaibox.domain.credential.UpstreamCredential.Source;
import io.scaibox.domain.platform.Secret;
import java.net.URI;
import java.util.Optional;

/**
 * Chooses the credential of a deploy: caller's token, tenant's key, process's key, in that order
 * (reference/scaiflow.md 4.2).
 *
 * @param pinned what {@code SCAIFLOW_DEPLOY_AUTH} says
 * @param processKey {@code SCAIGRID_API_KEY}; only honoured when the tenant has no key
 * @param processBaseUrl {@code SCAIGRID_BASE_URL}
 */
public record CredentialPrecedence(
    DeployAuth pinned, Optional<Secret> processKey, Optional<URI> processBaseUrl) {

  /** The result of choosing: a credential, or the reason for having none. */
  public sealed interface Choice {
    /** The credential to use. */
    record Chosen(UpstreamCredential credential) implements Choice {}

    /** Neither token nor key is there, or the one that is there may not be used. */
    record NoCredential() implements Choice {}

    /** There is a bearer, but nobody said where ScaiGrid is. */
    record NoBaseUrl() implements Choice {}
  }

  /** Chooses for a caller with {@code token} in a tenant with {@code tenantCredential}. */
  public Choice choose(Optional<Secret> token, Optional<TenantCredential> tenantCredential) {
    Optional<URI> baseUrl =
        tenantCredential.flatMap(TenantCredential::baseUrl).or(() -> processBaseUrl);
    if (pinned.allowsToken() && token.isPresent()) {
      return at(baseUrl, Source.CALLER_TOKEN, token.get());
    }
    if (pinned.allowsKeys() && tenantCredential.isPresent()) {
      return at(baseUrl, Source.TENANT_KEY, tenantCredential.get().apiKey());
    }
    if (pinned.allowsKeys() && processKey.isPresent()) {
      return at(processBaseUrl, Source.PROCESS_KEY, processKey.get());
    }
    return new Choice.NoCredential();
  }

  private static Choice at(Optional<URI> baseUrl, Source source, Secret bearer) {
    return baseUrl
        .<Choice>map(url -> new Choice.Chosen(new UpstreamCredential(source, bearer, url)))
        .orElseGet(Choice.NoBaseUrl::new);
  }
}
