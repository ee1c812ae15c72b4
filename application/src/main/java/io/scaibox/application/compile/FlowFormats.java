package io.scaibox.application.compile;

import io.scaibox.domain.manifest.IrModule;
import io.scaibox.domain.manifest.Manifest;
import io.scaibox.domain.program.Program;
import java.nio.charset.StandardCharsets;

/** Everything that a program can be written as. Thread-safe. */
public record FlowFormats(ManifestFormat manifest, BundleFormat bundle, SourceFormat source) {

  /**
   * Writes a program.
   *
   * @param sourceId the flow's id
   * @param sourceVersion the flow's version
   */
  public byte[] write(FlowFormat format, Program program, String sourceId, String sourceVersion) {
    return switch (format) {
      case YAML ->
          manifest
              .write(Manifest.of(program, sourceId, sourceVersion))
              .getBytes(StandardCharsets.UTF_8);
      case IR -> bundle.write(IrModule.of(program, sourceId, sourceVersion));
      case SCAI -> source.write(program).getBytes(StandardCharsets.UTF_8);
    };
  }
}
