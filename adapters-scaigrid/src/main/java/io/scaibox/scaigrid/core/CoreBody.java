package io.scaibox.scaigrid.core;

import io.scaibox.domain.json.JsonObject;
import io.scaibox.spi.ManifestDocument;
import io.scaibox.upstream.UpstreamRequest;

/**
 * Writes a manifest as the body of {@code POST} and {@code PUT /cores} (reference/scaigrid.md 2.2).
 */
final class CoreBody {

  private CoreBody() {}

  static UpstreamRequest.Body of(ManifestDocument manifest, CoreFormat format) {
    if (format == CoreFormat.YAML) {
      return new UpstreamRequest.Body("application/yaml", manifest.yaml());
    }
    JsonObject core = manifest.tree().object("core");
    JsonObject metadata =
        JsonObject.builder()
            .put("description", String.valueOf(core.object("identity").text("persona")))
            .put("scaiflow_meta", core.object("scaiflow_meta"))
            .build();
    return UpstreamRequest.json(
        JsonObject.builder()
            .put("name", manifest.name())
            .put("source", core)
            .put("metadata", metadata)
            .build());
  }
}
