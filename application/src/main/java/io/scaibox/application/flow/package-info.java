/** Saving, reading and listing flows. */
@NullMarked
package io.scaibox.application.flow;

import org.jspecify.annotations.NullMarked;
