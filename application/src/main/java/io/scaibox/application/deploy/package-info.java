/** Deploying flows, resuming what a crash interrupted, and publishing Cores. */
@NullMarked
package io.scaibox.application.deploy;

import org.jspecify.annotations.NullMarked;
