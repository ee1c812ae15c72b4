/** What running Cores tell. */
@NullMarked
package io.scaibox.application.run;

import org.jspecify.annotations.NullMarked;
