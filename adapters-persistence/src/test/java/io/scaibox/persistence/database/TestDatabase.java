package io.scaibox.persistence.database;

import io.scaibox.application.flow.FlowContents;
import io.scaibox.application.flow.FlowStore;
import io.scaibox.domain.flow.Flow;
import io.scaibox.domain.flow.FlowVersion;
import io.scaibox.domain.flow.VersionEntry;
import io.scaibox.domain.platform.TenantId;
import io.scaibox.persistence.flow.JooqFlowContentStore;
import io.scaibox.persistence.flow.JooqFlowStore;
import io.scaibox.persistence.flow.JsonContentCodec;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An empty database: of H2 in memory or, with {@code -Dscaibox.test.database=postgresql}, of a real
 * PostgreSQL. The build runs every test on both.
 */
public final class TestDatabase {

  /** The tenant that most tests use. */
  public static final TenantId TENANT = new TenantId("t");

  private TestDatabase() {}

  /** Opens an empty database whose leases hold for this long. */
  public static Database open(Duration leaseTime) {
    String url = isPostgres() ? TestPostgres.newDatabase() : "jdbc:h2:mem:" + UUID.randomUUID();
    return open(url, leaseTime);
  }

  /** Opens the database behind a URL once more, as another process would. */
  public static Database open(String url, Duration leaseTime) {
    return new Database(
        new DatabaseSettings(url, Optional.empty(), Optional.empty(), 8, leaseTime));
  }

  /** Says whether tests run on PostgreSQL. */
  public static boolean isPostgres() {
    return "postgresql".equals(System.getProperty("scaibox.test.database"));
  }

  /** Saves a flow without content and returns it. */
  public static Flow save(Database database, TenantId tenant, String id) {
    FlowStore store = new JooqFlowStore(database);
    Instant now = Instant.parse("2026-01-01T00:00:00Z");
    Flow flow =
        new Flow(
            id, tenant, "Name", Optional.empty(), "usr", new FlowVersion("1.0.0"), 1, now, now);
    return store.add(flow, new VersionEntry(flow.version(), now, "usr"), () -> {});
  }

  /** Returns the contents of a database's flows. */
  public static FlowContents contents(Database database) {
    return new FlowContents(new JooqFlowContentStore(database), new JsonContentCodec());
  }
}
