package io.scaibox.spi;

import java.util.Optional;

/**
 * A Core as its upstream describes it; empty fields were absent from the answer.
 *
 * @param sourceId {@code scaiflow_meta.source_id}: the flow that it was deployed from
 * @param published whether it is a chat model
 */
public record CoreSnapshot(
    String id,
    Optional<String> name,
    Optional<String> slug,
    Optional<String> sourceId,
    Optional<Boolean> published,
    Optional<String> publishedSlug) {}
