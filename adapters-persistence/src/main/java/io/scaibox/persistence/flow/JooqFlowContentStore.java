package io.scaibox.persistence.flow;

import static io.scaibox.persistence.tables.Tables.FLOW_CONTENT;

import io.scaibox.persistence.database.Database;
import io.scaibox.persistence.database.Upsert;
import io.scaibox.spi.FlowContentStore;
import java.util.Optional;

/** Keeps flow content in the database, so that a version and its content are one transaction. */
public final class JooqFlowContentStore implements FlowContentStore {

  private final Database database;

  public JooqFlowContentStore(Database database) {
    this.database = database;
  }

  @Override
  public void put(String key, byte[] content) {
    database.inTransaction(
        sql -> {
          Upsert.run(
              sql,
              sql.update(FLOW_CONTENT)
                  .set(FLOW_CONTENT.BODY, content)
                  .where(FLOW_CONTENT.CONTENT_KEY.eq(key)),
              sql.insertInto(FLOW_CONTENT)
                  .set(FLOW_CONTENT.CONTENT_KEY, key)
                  .set(FLOW_CONTENT.BODY, content));
          return true;
        });
  }

  @Override
  public Optional<byte[]> get(String key) {
    return database.inTransaction(
        sql ->
            sql.select(FLOW_CONTENT.BODY)
                .from(FLOW_CONTENT)
                .where(FLOW_CONTENT.CONTENT_KEY.eq(key))
                .fetchOptional(FLOW_CONTENT.BODY));
  }
}
