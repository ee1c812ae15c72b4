/** The manifest's tree and its digest, and the way back from a manifest to a flow. */
@NullMarked
package io.scaibox.domain.manifest;

import org.jspecify.annotations.NullMarked;
