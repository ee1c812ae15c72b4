package io.scaibox.bootstrap.wiring;

import dagger.Module;
import dagger.Provides;
import io.scaibox.application.deploy.DeploymentJournal;
import io.scaibox.application.flow.ContentCodec;
import io.scaibox.application.flow.FlowStore;
import io.scaibox.application.idempotency.IdempotencyStore;
import io.scaibox.bootstrap.configuration.Configuration;
import io.scaibox.domain.platform.Identifiers;
import io.scaibox.persistence.credential.KeyRing;
import io.scaibox.persistence.database.Database;
import io.scaibox.persistence.deploy.JooqDeploymentJournal;
import io.scaibox.persistence.flow.JooqFlowStore;
import io.scaibox.persistence.flow.JsonContentCodec;
import io.scaibox.persistence.idempotency.JooqIdempotencyStore;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Everything that is always kept in the database: flows, journal, answers. */
@Module
interface StorageModule {

  @Provides
  @Singleton
  static Clock clock() {
    return Clock.systemUTC();
  }

  @Provides
  @Singleton
  static Identifiers identifiers(Clock clock) {
    return new Identifiers(clock);
  }

  @Provides
  @Singleton
  static KeyRing keyRing(Configuration configuration) {
    return new KeyRing(configuration.keyFile());
  }

  @Provides
  @Singleton
  static Database database(Configuration configuration) {
    return new Database(configuration.database());
  }

  @Provides
  @Singleton
  static FlowStore flows(Database database) {
    return new JooqFlowStore(database);
  }

  @Provides
  @Singleton
  static ContentCodec codec() {
    return new JsonContentCodec();
  }

  @Provides
  @Singleton
  static DeploymentJournal journal(Database database, Identifiers identifiers) {
    return new JooqDeploymentJournal(database, identifiers.next("proc"));
  }

  @Provides
  @Singleton
  static IdempotencyStore answers(Database database) {
    return new JooqIdempotencyStore(database);
  }
}
