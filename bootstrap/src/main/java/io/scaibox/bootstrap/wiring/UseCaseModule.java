package io.scaibox.bootstrap.wiring;

import dagger.Module;
import dagger.Provides;
import io.scaibox.application.compile.CompileFlow;
import io.scaibox.application.compile.CompiledFlows;
import io.scaibox.application.compile.FlowFormats;
import io.scaibox.application.compile.ManifestFormat;
import io.scaibox.application.compile.PreviewFlow;
import io.scaibox.application.credential.ResolveCredential;
import io.scaibox.application.credential.TenantCredentials;
import io.scaibox.application.deploy.ChangePublication;
import io.scaibox.application.deploy.DeployFlow;
import io.scaibox.application.deploy.DeployGates;
import io.scaibox.application.deploy.DeploymentJournal;
import io.scaibox.application.deploy.LeaseKeeper;
import io.scaibox.application.deploy.ReadDeployments;
import io.scaibox.application.deploy.ResumeDeployments;
import io.scaibox.application.deploy.RunDeployment;
import io.scaibox.application.deploy.TenantDirectory;
import io.scaibox.application.flow.ContentCodec;
import io.scaibox.application.flow.CreateFlow;
import io.scaibox.application.flow.DeleteFlow;
import io.scaibox.application.flow.FlowContents;
import io.scaibox.application.flow.FlowStore;
import io.scaibox.application.flow.ReadFlows;
import io.scaibox.application.flow.UpdateFlow;
import io.scaibox.application.run.ReadRunEvents;
import io.scaibox.bootstrap.configuration.Configuration;
import io.scaibox.bootstrap.plugin.Adapters;
import io.scaibox.domain.compile.FlowCompiler;
import io.scaibox.domain.platform.Tenant;
import io.scaibox.http.server.RequestIds;
import io.scaibox.scaigrid.manifest.ScaiText;
import io.scaibox.scaigrid.manifest.ScirFormat;
import io.scaibox.spi.CorePublisher;
import io.scaibox.spi.CredentialVault;
import io.scaibox.spi.FlowContentStore;
import io.scaibox.spi.QueueProvisioner;
import io.scaibox.spi.RunEvents;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The use cases. */
@Module
interface UseCaseModule {

  @Provides
  @Singleton
  static BackgroundThreads threads() {
    return new BackgroundThreads();
  }

  @Provides
  @Singleton
  static FlowContents flowContents(FlowContentStore store, ContentCodec codec) {
    return new FlowContents(store, codec);
  }

  @Provides
  static CreateFlow createFlow(FlowStore flows, FlowContents contents, Clock clock) {
    return new CreateFlow(flows, contents, clock);
  }

  @Provides
  static UpdateFlow updateFlow(FlowStore flows, FlowContents contents, Clock clock) {
    return new UpdateFlow(flows, contents, clock);
  }

  @Provides
  static DeleteFlow deleteFlow(FlowStore flows, Clock clock) {
    return new DeleteFlow(flows, clock);
  }

  @Provides
  static ReadFlows readFlows(FlowStore flows, FlowContents contents) {
    return new ReadFlows(flows, contents);
  }

  @Provides
  static FlowCompiler flowCompiler(Configuration configuration) {
    return new FlowCompiler(configuration.pluginSignatures());
  }

  @Provides
  static CompileFlow compileFlow(FlowCompiler compiler, ManifestFormat format) {
    return new CompileFlow(compiler, format);
  }

  @Provides
  static PreviewFlow previewFlow(FlowCompiler compiler, ManifestFormat manifest) {
    return new PreviewFlow(compiler, new FlowFormats(manifest, new ScirFormat(), new ScaiText()));
  }

  @Provides
  @Singleton
  static CompiledFlows compiledFlows(CompileFlow compiler, FlowContents contents) {
    return new CompiledFlows(compiler, contents);
  }

  @Provides
  static ResolveCredential resolveCredential(CredentialVault vault, Configuration configuration) {
    return new ResolveCredential(vault, configuration.credentials());
  }

  @Provides
  static TenantCredentials tenantCredentials(CredentialVault vault) {
    return new TenantCredentials(vault);
  }

  @Provides
  @Singleton
  static LeaseKeeper leaseKeeper(
      DeploymentJournal journal, BackgroundThreads threads, Configuration configuration) {
    return new LeaseKeeper(journal, threads.leases(), configuration.leaseRenewal());
  }

  @Provides
  static DeployGates gates(Adapters adapters) {
    return new DeployGates(adapters.gates());
  }

  @Provides
  static ReadRunEvents runEvents(
      RunEvents events,
      ResolveCredential credentials,
      DeploymentJournal journal,
      Configuration configuration) {
    return new ReadRunEvents(events, credentials, journal, configuration.deployDeadline());
  }

  @Provides
  @Singleton
  static RunDeployment runDeployment(
      DeploymentJournal journal,
      LeaseKeeper keeper,
      CorePublisher cores,
      QueueProvisioner queues,
      DeployGates gates,
      BackgroundThreads threads,
      Clock clock) {
    return new RunDeployment(journal, keeper, cores, queues, gates, threads.calls(), clock);
  }

  @Provides
  static DeployFlow deployFlow(
      FlowStore flows,
      CompiledFlows compiled,
      ResolveCredential credentials,
      DeploymentJournal journal,
      RunDeployment runner,
      Configuration configuration,
      Clock clock) {
    return new DeployFlow(
        flows, compiled, credentials, journal, runner, configuration.deployDeadline(), clock);
  }

  @Provides
  static ChangePublication changePublication(
      FlowStore flows,
      ResolveCredential credentials,
      DeploymentJournal journal,
      LeaseKeeper keeper,
      CorePublisher cores,
      DeployGates gates,
      Configuration configuration,
      Clock clock) {
    return new ChangePublication(
        flows, credentials, journal, keeper, cores, gates, configuration.deployDeadline(), clock);
  }

  @Provides
  static ReadDeployments readDeployments(FlowStore flows, DeploymentJournal journal) {
    return new ReadDeployments(flows, journal);
  }

  @Provides
  static TenantDirectory tenants(Configuration configuration) {
    return id ->
        id.equals(configuration.devTenant().id())
            ? configuration.devTenant()
            : new Tenant(id, id.value());
  }

  @Provides
  @Singleton
  static ResumeDeployments resumeDeployments(
      DeploymentJournal journal,
      FlowContents contents,
      CompileFlow compiler,
      ResolveCredential credentials,
      TenantDirectory tenants,
      RunDeployment runner,
      ChangePublication publications,
      Configuration configuration,
      RequestIds requestIds) {
    return new ResumeDeployments(
        journal,
        contents,
        compiler,
        credentials,
        tenants,
        runner,
        publications,
        configuration.deployDeadline(),
        requestIds::background);
  }
}
