package io.scaibox.application.flow;

import io.scaibox.domain.flow.Flow;
import io.scaibox.domain.flow.VersionEntry;
import java.util.Optional;

/**
 * A decided change of a flow.
 *
 * @param flow the state to store
 * @param newVersion the version to add to the history
 * @param deletedAt present: the flow is deleted, and nothing else changes
 */
public record FlowChange(
    Flow flow, Optional<VersionEntry> newVersion, Optional<java.time.Instant> deletedAt) {}
