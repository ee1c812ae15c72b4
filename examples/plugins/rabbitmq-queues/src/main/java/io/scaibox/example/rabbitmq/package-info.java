/** A plugin that makes the queues of flows on RabbitMQ. */
@NullMarked
package io.scaibox.example.rabbitmq;

import org.jspecify.annotations.NullMarked;
