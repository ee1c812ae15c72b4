/** The database: connections, transactions, migrations, durability. */
@NullMarked
package io.scaibox.persistence.database;

import org.jspecify.annotations.NullMarked;
