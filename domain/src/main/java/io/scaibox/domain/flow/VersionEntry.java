package io.scaibox.domain.flow;

import java.time.Instant;

/** One immutable version in a flow's history. */
public record VersionEntry(FlowVersion version, Instant createdAt, String createdBy) {}
