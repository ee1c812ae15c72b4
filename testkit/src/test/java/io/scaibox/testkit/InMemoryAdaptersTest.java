package io.scaibox.testkit;

import io.scaibox.domain.credential.TenantCredential;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.platform.Principal;
import io.scaibox.domain.platform.Tenant;
import io.scaibox.domain.platform.TenantId;
import io.scaibox.spi.CorePublisher;
import io.scaibox.spi.CoreSnapshot;
import io.scaibox.spi.CredentialVault;
import io.scaibox.spi.DeployGate;
import io.scaibox.spi.DeployProposal;
import io.scaibox.spi.DeployProposal.CoreChange;
import io.scaibox.spi.DeployProposal.PublicationChange;
import io.scaibox.spi.FlowContentStore;
import io.scaibox.spi.GateFinding;
import io.scaibox.spi.ManifestDocument;
import io.scaibox.spi.NotSupportedException;
import io.scaibox.spi.PermissionSource;
import io.scaibox.spi.QueueProvisioner;
import io.scaibox.spi.RunEvents;
import io.scaibox.spi.UpstreamCall;
import io.scaibox.spi.UpstreamFailure;
import io.scaibox.spi.UpstreamResult;
import io.scaibox.testkit.memory.InMemoryContents;
import io.scaibox.testkit.memory.InMemoryCores;
import io.scaibox.testkit.memory.InMemoryEvents;
import io.scaibox.testkit.memory.InMemoryQueues;
import io.scaibox.testkit.memory.InMemoryVault;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;

/** The adapters in memory keep all contracts: so the contracts can be kept. */
class InMemoryAdaptersTest {

  @Nested
  class Vault implements CredentialVaultContract {
    private final InMemoryVault vault = new InMemoryVault();

    @Override
    public CredentialVault vault() {
      return vault;
    }

    @Override
    public CredentialVault unreachable() {
      return new InMemoryVault().goAway();
    }
  }

  @Nested
  class Contents implements FlowContentStoreContract {
    private final InMemoryContents store = new InMemoryContents();

    @Override
    public FlowContentStore store() {
      return store;
    }

    @Override
    public FlowContentStore unreachable() {
      return new InMemoryContents().goAway();
    }
  }

  @Nested
  class Queues implements QueueProvisionerContract {
    private final InMemoryQueues queues = new InMemoryQueues();

    @Override
    public QueueProvisioner provisioner() {
      return queues;
    }

    @Override
    public QueueProvisioner unreachable() {
      return new InMemoryQueues().goAway();
    }
  }

  @Nested
  class Cores implements CorePublisherContract {
    private final InMemoryCores cores = new InMemoryCores();

    @Override
    public CorePublisher cores() {
      return cores;
    }

    @Override
    public CorePublisher unreachable() {
      return new InMemoryCores().goAway();
    }

    @Override
    public UpstreamCall call() {
      return Samples.call();
    }
  }

  @Nested
  class CoresWithoutCatalogue implements CorePublisherContract {
    private final CorePublisher cores = new UnpublishedCores(new InMemoryCores());

    @Override
    public CorePublisher cores() {
      return cores;
    }

    @Override
    public CorePublisher unreachable() {
      return new UnpublishedCores(new InMemoryCores().goAway());
    }

    @Override
    public UpstreamCall call() {
      return Samples.call();
    }

    @Override
    public boolean publishes() {
      return false;
    }
  }

  @Nested
  class Events implements RunEventsContract {
    private final InMemoryEvents events = new InMemoryEvents();

    @Override
    public RunEvents events() {
      return events;
    }

    @Override
    public RunEvents unreachable() {
      return new InMemoryEvents().goAway();
    }

    @Override
    public UpstreamCall call() {
      return Samples.call();
    }

    @Override
    public void emit(JsonObject event) {
      events.add(event);
    }
  }

  @Nested
  class Permissions implements PermissionSourceContract {
    @Override
    public PermissionSource source() {
      return Principal::permissions;
    }

    @Override
    public Principal callerWith(Set<String> permissions) {
      return new Principal(
          "usr", new Tenant(new TenantId("t"), "t"), permissions, Optional.empty());
    }

    @Override
    public boolean asksABackend() {
      return false;
    }
  }

  @Nested
  class Gate implements DeployGateContract {
    @Override
    public DeployGate gate() {
      return proposal ->
          proposal.publication() == PublicationChange.PUBLISH
              ? List.of(GateFinding.veto("no_models", "nothing is published here", "Deploy only."))
              : List.of();
    }

    @Override
    public DeployProposal forbidden() {
      return proposal(PublicationChange.PUBLISH);
    }

    @Override
    public DeployProposal allowed() {
      return proposal(PublicationChange.NONE);
    }

    private static DeployProposal proposal(PublicationChange publication) {
      return new DeployProposal(
          new Tenant(new TenantId("t"), "t"),
          "usr",
          "flow_1",
          "1.0.0",
          Optional.of(Samples.manifest("x", "flow_1", "Answer")),
          CoreChange.CREATE,
          Optional.empty(),
          Optional.empty(),
          List.of(),
          publication);
    }
  }

  @Nested
  class VaultThatOnlyReads implements CredentialVaultContract {
    private final InMemoryVault backend = new InMemoryVault();

    @Override
    public CredentialVault vault() {
      return new ReadOnlyVault(backend);
    }

    @Override
    public CredentialVault unreachable() {
      return new ReadOnlyVault(new InMemoryVault().goAway());
    }

    @Override
    public boolean isWritable() {
      return false;
    }

    @Override
    public TenantId filled(TenantCredential credential) {
      TenantId tenant = Samples.tenant();
      backend.store(tenant, credential);
      return tenant;
    }
  }

  /** Cores where nobody chats with models. */
  private record UnpublishedCores(CorePublisher backend) implements CorePublisher {
    @Override
    public UpstreamResult<CoreSnapshot> read(UpstreamCall call, String coreId) {
      return backend.read(call, coreId);
    }

    @Override
    public UpstreamResult<CoreSnapshot> create(UpstreamCall call, ManifestDocument manifest) {
      return backend.create(call, manifest);
    }

    @Override
    public UpstreamResult<CoreSnapshot> update(
        UpstreamCall call, String coreId, ManifestDocument manifest) {
      return backend.update(call, coreId, manifest);
    }

    @Override
    public UpstreamResult<Optional<CoreSnapshot>> findOwn(
        UpstreamCall call, ManifestDocument manifest) {
      return backend.findOwn(call, manifest);
    }

    @Override
    public UpstreamResult<Published> publish(
        UpstreamCall call, String coreId, List<String> groupIds) {
      return noCatalogue();
    }

    @Override
    public UpstreamResult<Published> sync(UpstreamCall call, String coreId, List<String> groupIds) {
      return noCatalogue();
    }

    @Override
    public UpstreamResult<Published> unpublish(UpstreamCall call, String coreId) {
      return noCatalogue();
    }

    private static UpstreamResult<Published> noCatalogue() {
      return UpstreamResult.failed(
          new UpstreamFailure(
              UpstreamFailure.Kind.REFUSED,
              "memory",
              Optional.of(501),
              Optional.empty(),
              "there is no catalogue of models",
              Optional.empty(),
              Optional.empty()));
    }
  }

  /** A vault whose keys people manage elsewhere. */
  private record ReadOnlyVault(CredentialVault backend) implements CredentialVault {
    @Override
    public Optional<TenantCredential> find(TenantId tenant) {
      return backend.find(tenant);
    }

    @Override
    public void store(TenantId tenant, TenantCredential credential) {
      throw new NotSupportedException("keys are managed in the vault's console");
    }

    @Override
    public void delete(TenantId tenant) {
      throw new NotSupportedException("keys are managed in the vault's console");
    }
  }
}
