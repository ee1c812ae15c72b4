/**
 * What a partner may replace: ports towards upstreams, vaults, stores, permissions and policies,
 * and {@link io.scaibox.spi.AdapterProvider}, by which an adapter comes in. JDK types and our own
 * records only.
 */
@NullMarked
package io.scaibox.spi;

import org.jspecify.annotations.NullMarked;
