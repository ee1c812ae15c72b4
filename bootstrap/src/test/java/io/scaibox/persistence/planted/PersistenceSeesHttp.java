package io.scaibox.persistence.planted;

import io.scaibox.http.server.HttpSettings;

/** Planted: adapters must not see each other. */
record PersistenceSeesHttp(HttpSettings settings) {}
