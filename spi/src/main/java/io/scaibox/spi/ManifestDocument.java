package io.scaibox.spi;

import io.scaibox.domain.json.JsonObject;

/**
 * A compiled flow, ready to be sent.
 *
 * @param name the Core's name, which upstream makes its slug from
 * @param sourceId the flow's id, found again as {@code scaiflow_meta.source_id}
 * @param tree the manifest as a tree, for adapters that send it in another form
 * @param yaml the manifest's canonical YAML bytes as text
 */
public record ManifestDocument(String name, String sourceId, JsonObject tree, String yaml) {}
