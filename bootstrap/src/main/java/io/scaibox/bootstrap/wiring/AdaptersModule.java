package io.scaibox.bootstrap.wiring;

import dagger.Module;
import dagger.Provides;
import io.scaibox.bootstrap.configuration.Configuration;
import io.scaibox.bootstrap.plugin.Adapters;
import io.scaibox.persistence.credential.KeyRing;
import io.scaibox.persistence.database.Database;
import io.scaibox.spi.CorePublisher;
import io.scaibox.spi.CredentialVault;
import io.scaibox.spi.FlowContentStore;
import io.scaibox.spi.PermissionSource;
import io.scaibox.spi.QueueProvisioner;
import io.scaibox.spi.RunEvents;
import io.scaibox.upstream.UpstreamClients;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;

/** The ports that the configuration chooses adapters for, ours or partners'. */
@Module
interface AdaptersModule {

  @Provides
  @Singleton
  static Adapters adapters(
      Configuration configuration,
      Clock clock,
      Provider<UpstreamClients> clients,
      Provider<Database> database,
      Provider<KeyRing> keys) {
    return Adapters.open(
        configuration.adapters(),
        configuration.dataFolder(),
        clock,
        Map.of(
            UpstreamClients.class, clients::get,
            Database.class, database::get,
            KeyRing.class, keys::get));
  }

  @Provides
  static CorePublisher cores(Adapters adapters) {
    return adapters.cores();
  }

  @Provides
  static QueueProvisioner queues(Adapters adapters) {
    return adapters.queues();
  }

  @Provides
  static CredentialVault credentials(Adapters adapters) {
    return adapters.credentials();
  }

  @Provides
  static FlowContentStore contents(Adapters adapters) {
    return adapters.contents();
  }

  @Provides
  static RunEvents events(Adapters adapters) {
    return adapters.events();
  }

  @Provides
  static PermissionSource permissions(Adapters adapters) {
    return adapters.permissions();
  }
}
