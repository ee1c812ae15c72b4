package io.scaibox.domain.flow;

import io.scaibox.domain.platform.TenantId;
import java.time.Instant;
import java.util.Optional;

/**
 * A saved flow without its content (reference/scaiflow.md 3, FlowSummary).
 *
 * @param revision counts every change, of metadata too; concurrent editors compare it
 */
public record Flow(
    String id,
    TenantId tenant,
    String name,
    Optional<String> description,
    String ownerId,
    FlowVersion version,
    long revision,
    Instant createdAt,
    Instant updatedAt) {}
