package io.scaibox.domain.queue;

import java.util.Optional;

/**
 * A queue as its broker describes it; empty fields were absent from the answer.
 *
 * @param state {@code active}, {@code paused}, {@code archived} or {@code draining}
 */
public record ExistingQueue(
    String id,
    String slug,
    Optional<QueueMode> mode,
    Optional<Integer> maxRetries,
    Optional<String> state) {}
