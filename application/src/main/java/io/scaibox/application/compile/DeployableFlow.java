package io.scaibox.application.compile;

import io.scaibox.domain.diagnostic.Diagnostic;
import io.scaibox.domain.program.Program;
import io.scaibox.spi.ManifestDocument;
import java.util.List;

/**
 * A flow that compiled, with what is sent for it.
 *
 * @param fingerprint SHA-256 of the manifest with its source version left out, so that a change
 *     which doesn't reach the manifest, such as a moved node, is none
 */
public record DeployableFlow(
    Program program, ManifestDocument manifest, String fingerprint, List<Diagnostic> warnings) {

  public DeployableFlow {
    warnings = List.copyOf(warnings);
  }
}
