/** A lowered flow: what a Core runs, whatever format it is sent in. */
@NullMarked
package io.scaibox.domain.program;

import org.jspecify.annotations.NullMarked;
