/** Routes of flows and their versions. */
@NullMarked
package io.scaibox.http.flow;

import org.jspecify.annotations.NullMarked;
