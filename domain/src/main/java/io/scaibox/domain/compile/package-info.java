/** The compiler: parse, analyse, lower, verify; emitting is a format's business. */
@NullMarked
package io.scaibox.domain.compile;

import org.jspecify.annotations.NullMarked;
