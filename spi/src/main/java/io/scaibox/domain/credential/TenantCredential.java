package io.scaibox.domain.credential;

import io.scaibox.domain.platform.Secret;
import java.net.URI;
import java.util.Optional;

/**
 * A tenant's own ScaiGrid key and, when it differs from the process's, its ScaiGrid's address.
 *
 * @param baseUrl empty: the process's {@code SCAIGRID_BASE_URL}
 */
public record TenantCredential(Secret apiKey, Optional<URI> baseUrl) {}
