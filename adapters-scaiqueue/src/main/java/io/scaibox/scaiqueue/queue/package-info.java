/** Scopes and queues on ScaiQueue. */
@NullMarked
package io.scaibox.scaiqueue.queue;

import org.jspecify.annotations.NullMarked;
