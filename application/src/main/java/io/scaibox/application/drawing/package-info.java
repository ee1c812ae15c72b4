/** Flows as pictures. */
@NullMarked
package io.scaibox.application.drawing;

import org.jspecify.annotations.NullMarked;
