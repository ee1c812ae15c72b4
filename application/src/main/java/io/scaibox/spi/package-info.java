/**
 * What a partner may replace: ports towards upstreams, vaults and stores; JDK types and our own
 * records only.
 */
@NullMarked
package io.scaibox.spi;

import org.jspecify.annotations.NullMarked;
