/** Compiling flows and giving manifests their bytes. */
@NullMarked
package io.scaibox.application.compile;

import org.jspecify.annotations.NullMarked;
