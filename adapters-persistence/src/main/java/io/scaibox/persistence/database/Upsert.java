package io.scaibox.persistence.database;

import org.jooq.DSLContext;
import org.jooq.Insert;
import org.jooq.Query;

/** Stores a row whether or not there is one with its key, in one transaction with its caller. */
public final class Upsert {

  private Upsert() {}

  /**
   * Updates, else inserts, else updates what another process inserted meanwhile. H2 and PostgreSQL
   * both know {@code on conflict do nothing}; the merge that jOOQ writes for H2 instead knows no
   * binary columns.
   */
  public static void run(DSLContext sql, Query update, Insert<?> insert) {
    if (update.execute() == 0 && sql.query("{0} on conflict do nothing", insert).execute() == 0) {
      update.execute();
    }
  }
}
