/** Health, readiness and metrics. */
@NullMarked
package io.scaibox.http.health;

import org.jspecify.annotations.NullMarked;
