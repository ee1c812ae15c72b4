/** What a deploy intends, plans and records; no I/O. */
@NullMarked
package io.scaibox.domain.deploy;

import org.jspecify.annotations.NullMarked;
