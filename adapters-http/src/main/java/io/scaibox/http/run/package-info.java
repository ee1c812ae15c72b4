/** Routes about running Cores. */
@NullMarked
package io.scaibox.http.run;

import org.jspecify.annotations.NullMarked;
