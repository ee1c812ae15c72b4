package io.scaibox.persistence.database;

import java.time.OffsetDateTime;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.impl.CustomField;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * The database's own clock, the only one that leases, claims and due times go by: the clocks of
 * boxes may differ.
 *
 * <p>PostgreSQL's {@code current_timestamp} stands still for a whole transaction, which may have
 * waited for a lock; its {@code clock_timestamp()} does not.
 */
public final class DatabaseTime {

  /** The time at which a statement reads it. */
  public static final Field<OffsetDateTime> NOW =
      CustomField.of(
          "now",
          SQLDataType.TIMESTAMPWITHTIMEZONE,
          context ->
              context.visit(
                  context.family() == SQLDialect.POSTGRES
                      ? DSL.field("clock_timestamp()", OffsetDateTime.class)
                      : DSL.currentOffsetDateTime()));

  private DatabaseTime() {}
}
