/** What is wrong with a flow, where, and how it is mended. */
@NullMarked
package io.scaibox.domain.diagnostic;

import org.jspecify.annotations.NullMarked;
