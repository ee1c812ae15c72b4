package io.scaibox.persistence.flow;

import io.scaibox.persistence.database.Database;
import io.scaibox.persistence.database.TestDatabase;
import io.scaibox.spi.FlowContentStore;
import io.scaibox.testkit.FlowContentStoreContract;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;

/** Our own content store keeps partners' contract. */
class JooqFlowContentStoreContractTest implements FlowContentStoreContract {

  private final Database database = TestDatabase.open(Duration.ofMinutes(1));

  @AfterEach
  void close() {
    database.close();
  }

  @Override
  public FlowContentStore store() {
    return new JooqFlowContentStore(database);
  }

  @Override
  public FlowContentStore unreachable() {
    Database gone = TestDatabase.open(Duration.ofMinutes(1));
    gone.close();
    return new JooqFlowContentStore(gone);
  }
}
