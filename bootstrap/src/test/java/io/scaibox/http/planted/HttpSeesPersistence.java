package io.scaibox.http.planted;

import io.scaibox.persistence.database.Database;

/** Planted: adapters must not see each other. */
record HttpSeesPersistence(Database database) {}
