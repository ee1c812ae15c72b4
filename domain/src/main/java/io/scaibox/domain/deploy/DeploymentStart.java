package io.scaibox.domain.deploy;

import io.scaibox.domain.platform.TenantId;
import java.time.Instant;

/**
 * What a deployment sets out to do: enough to carry it on in another process.
 *
 * @param fingerprint of the manifest, its source version left out
 * @param force whether the Core is updated even when it already runs this manifest
 */
public record DeploymentStart(
    String id,
    TenantId tenant,
    String flowId,
    String version,
    String fingerprint,
    PublishIntent publish,
    boolean force,
    String deployedBy,
    Instant startedAt) {}
