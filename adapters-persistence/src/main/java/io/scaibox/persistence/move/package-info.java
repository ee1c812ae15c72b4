/** Moves everything from one database to another, and proves that it arrived. */
@NullMarked
package io.scaibox.persistence.move;

import org.jspecify.annotations.NullMarked;
