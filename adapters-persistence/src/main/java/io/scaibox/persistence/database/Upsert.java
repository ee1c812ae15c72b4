package io.scaibox.persistence.database;

import org.jooq.DSLContext;
import org.jooq.Insert;
import org.jooq.Query;

/** Stores a row whether or not there is one with its key, in one transaction with its caller. */
public final class Upsert {

  private Upsert() {}

  /** Updates, else inserts, else updates what another process inserted meanwhile. */
  public static void run(DSLContext sql, Query update, Insert<?> insert) {
    if (update.execute() == 0 && !insertUnlessThere(sql, insert)) {
      update.execute();
    }
  }

  /**
   * Inserts unless there is a row with that key; returns whether it did. H2 and PostgreSQL both
   * know {@code on conflict do nothing}; the merge that jOOQ writes for H2 instead knows no binary
   * columns.
   */
  public static boolean insertUnlessThere(DSLContext sql, Insert<?> insert) {
    return sql.query("{0} on conflict do nothing", insert).execute() > 0;
  }
}
