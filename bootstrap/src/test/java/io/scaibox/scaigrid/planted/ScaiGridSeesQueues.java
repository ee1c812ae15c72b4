package io.scaibox.scaigrid.planted;

import io.scaibox.persistence.tables.tables.Flow;
import io.scaibox.scaiqueue.queue.ModeVocabulary;

/** Planted: adapters must not see each other, nor jOOQ's generated types. */
record ScaiGridSeesQueues(ModeVocabulary vocabulary, Flow flow) {}
