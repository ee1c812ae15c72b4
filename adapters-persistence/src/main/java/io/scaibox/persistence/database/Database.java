package io.scaibox.persistence.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.scaibox.domain.platform.Secret;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.RenderNameCase;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * The process's database: a pool of connections, transactions that nest within a thread, and
 * commits that survive the loss of power. Thread-safe; migrates the schema when it is made.
 */
public final class Database implements AutoCloseable {

  private static final Settings RENDERING =
      new Settings()
          .withExecuteLogging(false)
          .withRenderSchema(false)
          .withRenderNameCase(RenderNameCase.LOWER)
          .withRenderQuotedNames(RenderQuotedNames.EXPLICIT_DEFAULT_UNQUOTED);

  private final HikariDataSource pool;
  private final SQLDialect dialect;
  private final ThreadLocal<@Nullable DSLContext> current = new ThreadLocal<>();
  private final DurableCommit durable;
  private final DatabaseSettings settings;

  /** Opens the database and brings its schema up to date. */
  public Database(DatabaseSettings settings) {
    this.settings = settings;
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(settings.effectiveUrl());
    settings.user().ifPresent(config::setUsername);
    settings.password().map(Secret::reveal).ifPresent(config::setPassword);
    config.setMaximumPoolSize(settings.maxConnections());
    config.setMinimumIdle(1);
    config.setConnectionTimeout(5_000);
    config.setInitializationFailTimeout(10_000);
    config.setPoolName("scaibox");
    config.setAutoCommit(false);
    if (!settings.isH2()) {
      PostgresPatience.apply(config);
    }
    this.pool = new HikariDataSource(config);
    try {
      Migrations.run(settings, pool);
    } catch (RuntimeException e) {
      pool.close();
      throw e;
    }
    this.dialect = settings.isH2() ? SQLDialect.H2 : SQLDialect.POSTGRES;
    this.durable = new DurableCommit(settings.isH2(), pool);
  }

  /** Returns what the database was opened with. */
  public DatabaseSettings settings() {
    return settings;
  }

  /** Runs {@code work} in a transaction, joining the one that this thread is in already. */
  public <T> T inTransaction(Function<DSLContext, T> work) {
    DSLContext joined = current.get();
    if (joined != null) {
      return work.apply(joined);
    }
    return translated(() -> begin(work));
  }

  private <T> T begin(Function<DSLContext, T> work) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      DSLContext transaction = DSL.using(connection, dialect, RENDERING);
      current.set(transaction);
      try {
        T result = work.apply(transaction);
        connection.commit();
        return result;
      } catch (RuntimeException | Error e) {
        rollBack(connection, e);
        throw e;
      } finally {
        current.remove();
      }
    }
  }

  /** Rolls back; on a lost connection the database has done so already, and the cause counts. */
  private static void rollBack(Connection connection, Throwable cause) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }

  /**
   * Runs {@code work} as {@link #inTransaction} does, and returns once it would survive a crash.
   */
  public <T> T durably(Function<DSLContext, T> work) {
    T result = inTransaction(work);
    translated(
        () -> {
          durable.sync();
          return true;
        });
    return result;
  }

  /**
   * Returns what the database, or its driver, said, if an error at the start means that it is away,
   * or refuses the user, the password or the database's name; else empty.
   */
  public static Optional<String> refusal(Throwable error) {
    return Unavailable.refusal(error).map(cause -> String.valueOf(cause.getMessage()));
  }

  /** Says whether the database answers. */
  public boolean isAvailable() {
    try {
      return inTransaction(sql -> sql.selectOne().fetch().isNotEmpty());
    } catch (RuntimeException e) {
      return false;
    }
  }

  @Override
  public void close() {
    if (settings.isH2()) {
      try (Connection connection = pool.getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("SHUTDOWN");
      } catch (SQLException e) {
        // The connection ends with the database, and a database that is gone needs no shutdown.
      }
    }
    pool.close();
  }

  private <T> T translated(Callable<T> work) {
    try {
      return work.call();
    } catch (RuntimeException e) {
      if (e instanceof DataAccessException && isUnavailable(e)) {
        throw new DatabaseUnavailableException("the database does not answer", e);
      }
      throw e;
    } catch (SQLException e) {
      if (isUnavailable(e)) {
        throw new DatabaseUnavailableException("the database does not answer", e);
      }
      throw new DataAccessException("the database refused a transaction", e);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private boolean isUnavailable(Throwable error) {
    return pool.isClosed() || Unavailable.says(error);
  }
}
