/** What names mean in the expressions of a flow. */
@NullMarked
package io.scaibox.domain.name;

import org.jspecify.annotations.NullMarked;
