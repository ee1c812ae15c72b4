package io.scaibox.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.scaibox.domain.credential.TenantCredential;
import io.scaibox.domain.platform.TenantId;
import io.scaibox.domain.queue.ExistingQueue;
import io.scaibox.domain.queue.ExistingScope;
import io.scaibox.domain.queue.QueueDeclaration;
import io.scaibox.spi.CredentialVault;
import io.scaibox.spi.FlowContentStore;
import io.scaibox.spi.QueueProvisioner;
import io.scaibox.spi.UpstreamCall;
import io.scaibox.spi.UpstreamResult;
import io.scaibox.testkit.memory.InMemoryContents;
import io.scaibox.testkit.memory.InMemoryQueues;
import io.scaibox.testkit.memory.InMemoryVault;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** An adapter that breaks its contract fails the test that is about what it breaks. */
class ContractsCatchTest {

  private static List<String> failuresOf(Class<?> broken) {
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request().selectors(selectClass(broken)).build(),
            listener);
    return listener.getSummary().getFailures().stream()
        .map(failure -> failure.getTestIdentifier().getDisplayName().replace("()", ""))
        .toList();
  }

  @Test
  void aVaultThatTakesAwayForEmptyAndMixesTenants() {
    assertThat(failuresOf(CarelessVault.class))
        .containsExactlyInAnyOrder(
            "tenantsNeverShareAPlace", "aVaultThatCannotBeAskedIsNeverAnEmptyOne");
  }

  @Test
  void aStoreThatHandsOutItsOwnBytes() {
    assertThat(failuresOf(SharingStore.class))
        .containsExactlyInAnyOrder(
            "whatTheCallerDoesToItsBytesAfterwardsChangesNothing",
            "aStoreThatCannotBeAskedIsNeverAnEmptyOne");
  }

  @Test
  void queuesThatSayTheyWereMadeWhenTheyWereThereAndIgnoreDeadlines() {
    assertThat(failuresOf(BoastfulQueues.class))
        .containsExactlyInAnyOrder(
            "aScopeIsMadeOnceAndFoundByEveryProcess",
            "aQueueThatIsThereIsGivenAsItIs",
            "aCallWithoutTimeFailsAtOnce");
  }

  static class CarelessVault implements CredentialVaultContract {
    private static final InMemoryVault BACKEND = new InMemoryVault();

    @Override
    public CredentialVault vault() {
      return new CredentialVault() {
        @Override
        public Optional<TenantCredential> find(TenantId tenant) {
          return BACKEND.find(caseless(tenant));
        }

        @Override
        public void store(TenantId tenant, TenantCredential credential) {
          BACKEND.store(caseless(tenant), credential);
        }

        @Override
        public void delete(TenantId tenant) {
          BACKEND.delete(caseless(tenant));
        }
      };
    }

    private static TenantId caseless(TenantId tenant) {
      return new TenantId(tenant.value().toLowerCase(Locale.ROOT));
    }

    @Override
    public CredentialVault unreachable() {
      return new InMemoryVault();
    }
  }

  static class SharingStore implements FlowContentStoreContract {
    private static final Map<String, byte[]> CONTENTS =
        java.util.Collections.synchronizedMap(new HashMap<>());

    @Override
    public FlowContentStore store() {
      return new FlowContentStore() {
        @Override
        public void put(String key, byte[] content) {
          CONTENTS.put(key, content);
        }

        @Override
        public Optional<byte[]> get(String key) {
          return Optional.ofNullable(CONTENTS.get(key));
        }
      };
    }

    @Override
    public FlowContentStore unreachable() {
      return new InMemoryContents();
    }
  }

  static class BoastfulQueues implements QueueProvisionerContract {
    private static final InMemoryQueues BACKEND = new InMemoryQueues();

    private static UpstreamCall endless(UpstreamCall call) {
      return Samples.call(
          call.credential().bearer(), call.credential().baseUrl(), Duration.ofMinutes(1));
    }

    @Override
    public QueueProvisioner provisioner() {
      return new QueueProvisioner() {
        @Override
        public UpstreamResult<Optional<ExistingScope>> find(UpstreamCall call, String scope) {
          return BACKEND.find(endless(call), scope);
        }

        @Override
        public UpstreamResult<Ensured<ExistingScope>> createScope(UpstreamCall call, String scope) {
          return BACKEND
              .createScope(endless(call), scope)
              .map(ensured -> new Ensured<>(ensured.thing(), true));
        }

        @Override
        public UpstreamResult<Ensured<ExistingQueue>> createQueue(
            UpstreamCall call, String scopeId, QueueDeclaration queue) {
          return BACKEND
              .createQueue(endless(call), scopeId, queue)
              .map(ensured -> new Ensured<>(ensured.thing(), true));
        }
      };
    }

    @Override
    public QueueProvisioner unreachable() {
      return new InMemoryQueues().goAway();
    }
  }
}
