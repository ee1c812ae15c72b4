package io.scaibox.bootstrap.wiring;

import dagger.BindsInstance;
import dagger.Component;
import io.scaibox.application.deploy.ResumeDeployments;
import io.scaibox.application.idempotency.IdempotencyStore;
import io.scaibox.bootstrap.configuration.Configuration;
import io.scaibox.bootstrap.plugin.Adapters;
import io.scaibox.http.server.HttpServer;
import io.scaibox.persistence.credential.KeyRing;
import io.scaibox.persistence.database.Database;
import jakarta.inject.Singleton;

/** The house of one server process, put together at compile time. */
@Singleton
@Component(
    modules = {
      StorageModule.class,
      UpstreamModule.class,
      AdaptersModule.class,
      UseCaseModule.class,
      HttpModule.class
    })
interface ServerComponent {

  HttpServer httpServer();

  Database database();

  Adapters adapters();

  KeyRing keyRing();

  IdempotencyStore idempotencyStore();

  ResumeDeployments resumeDeployments();

  BackgroundThreads backgroundThreads();

  /** Builds the component. */
  @Component.Factory
  interface Factory {
    ServerComponent create(@BindsInstance Configuration configuration);
  }
}
