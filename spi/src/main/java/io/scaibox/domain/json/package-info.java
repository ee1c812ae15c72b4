/** JSON values as the domain sees them: typed, immutable, without text or a parser. */
@NullMarked
package io.scaibox.domain.json;

import org.jspecify.annotations.NullMarked;
