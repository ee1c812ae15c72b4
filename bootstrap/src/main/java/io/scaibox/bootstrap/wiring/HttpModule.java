package io.scaibox.bootstrap.wiring;

import dagger.Lazy;
import dagger.Module;
import dagger.Provides;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.scaibox.application.access.DevPrincipal;
import io.scaibox.application.access.GrantedPermissions;
import io.scaibox.application.access.PrincipalSource;
import io.scaibox.application.access.SignInRequired;
import io.scaibox.application.compile.PreviewFlow;
import io.scaibox.application.credential.TenantCredentials;
import io.scaibox.application.deploy.ChangePublication;
import io.scaibox.application.deploy.DeployFlow;
import io.scaibox.application.deploy.ReadDeployments;
import io.scaibox.application.flow.CreateFlow;
import io.scaibox.application.flow.DeleteFlow;
import io.scaibox.application.flow.ReadFlows;
import io.scaibox.application.flow.UpdateFlow;
import io.scaibox.application.idempotency.IdempotencyStore;
import io.scaibox.application.run.ReadRunEvents;
import io.scaibox.bootstrap.configuration.Configuration;
import io.scaibox.domain.platform.Identifiers;
import io.scaibox.http.credential.CredentialRoutes;
import io.scaibox.http.deploy.DeployRoutes;
import io.scaibox.http.docs.DocPages;
import io.scaibox.http.flow.FlowRoutes;
import io.scaibox.http.flow.PreviewRoutes;
import io.scaibox.http.health.HealthPages;
import io.scaibox.http.run.RunEventRoutes;
import io.scaibox.http.server.HttpServer;
import io.scaibox.http.server.Page;
import io.scaibox.http.server.RequestIds;
import io.scaibox.http.server.Route;
import io.scaibox.persistence.database.Database;
import io.scaibox.spi.PermissionSource;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;

/** Everything that answers requests. */
@Module
interface HttpModule {

  @Provides
  @Singleton
  static RequestIds requestIds(Identifiers identifiers) {
    return new RequestIds(identifiers);
  }

  @Provides
  @Singleton
  static PrincipalSource principals(Configuration configuration, PermissionSource permissions) {
    PrincipalSource callers =
        configuration.authDisabled()
            ? new DevPrincipal(configuration.devTenant())
            : new SignInRequired();
    return new GrantedPermissions(callers, permissions);
  }

  @Provides
  static List<Route> routes(
      CreateFlow create,
      ReadFlows read,
      UpdateFlow update,
      DeleteFlow delete,
      PreviewFlow preview,
      DeployFlow deploy,
      ChangePublication publication,
      ReadDeployments deployments,
      ReadRunEvents events,
      TenantCredentials credentials) {
    return Stream.of(
            new PreviewRoutes(preview).routes(),
            new FlowRoutes(create, read, update, delete).routes(),
            new DeployRoutes(deploy, publication, deployments).routes(),
            new RunEventRoutes(events).routes(),
            new CredentialRoutes(credentials).routes())
        .flatMap(List::stream)
        .toList();
  }

  @Provides
  static List<Page> pages(
      Database database, Lazy<HttpServer> server, PrometheusMeterRegistry meters) {
    HealthPages health =
        new HealthPages(database::isAvailable, () -> server.get().isStopping(), meters);
    return Stream.of(health.pages(), new DocPages().pages()).flatMap(List::stream).toList();
  }

  @Provides
  @Singleton
  static HttpServer server(
      Configuration configuration,
      List<Route> routes,
      List<Page> pages,
      PrincipalSource principals,
      IdempotencyStore answers,
      Identifiers identifiers,
      RequestIds requestIds,
      PrometheusMeterRegistry meters) {
    return new HttpServer(
        configuration.http(),
        routes,
        pages,
        principals,
        answers,
        identifiers,
        requestIds,
        meters,
        new AdapterFailures());
  }
}
