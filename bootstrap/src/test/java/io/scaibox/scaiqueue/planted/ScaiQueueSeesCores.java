package io.scaibox.scaiqueue.planted;

import io.scaibox.scaigrid.core.CoreFormat;

/** Planted: adapters must not see each other. */
record ScaiQueueSeesCores(CoreFormat format) {}
