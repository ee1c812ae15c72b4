/** HTTP towards ScaiGrid's family: envelopes, lists, time-outs, retries, circuit breakers. */
@NullMarked
package io.scaibox.upstream;

import org.jspecify.annotations.NullMarked;
