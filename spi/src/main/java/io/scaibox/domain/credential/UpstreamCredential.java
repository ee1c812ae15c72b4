package io.scaibox.domain.credential;

import io.scaibox.domain.platform.Secret;
import java.net.URI;
import java.util.Locale;

/**
 * The bearer that a deploy shows to its upstreams, and where they are.
 *
 * @param source where the bearer came from, for plans and records
 */
public record UpstreamCredential(Source source, Secret bearer, URI baseUrl) {

  /** Where a credential came from, best first. */
  public enum Source {
    CALLER_TOKEN,
    TENANT_KEY,
    PROCESS_KEY;

    /** Returns the word that records show, such as {@code tenant_key}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
