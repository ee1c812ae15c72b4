/** ScaiQueue: scopes and queues. */
@NullMarked
package io.scaibox.emulator.queue;

import org.jspecify.annotations.NullMarked;
