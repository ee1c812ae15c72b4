/** Strict, bounded JSON text to and from the domain's values. */
@NullMarked
package io.scaibox.json;

import org.jspecify.annotations.NullMarked;
