package io.scaibox.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scaibox.domain.credential.TenantCredential;
import io.scaibox.domain.platform.Secret;
import io.scaibox.domain.platform.TenantId;
import io.scaibox.spi.BackendUnavailableException;
import io.scaibox.spi.CredentialVault;
import io.scaibox.spi.NotSupportedException;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What every {@link CredentialVault} does.
 *
 * <p>A vault that only reads overrides {@link #isWritable} and {@link #filled}.
 */
@Timeout(120)
public interface CredentialVaultContract {

  /** Opens the vault on a backend that works; each call opens it anew, on the same backend. */
  CredentialVault vault();

  /** Opens the vault on a backend that does not answer, or refuses the adapter. */
  CredentialVault unreachable();

  /** Says whether the vault stores keys; one that doesn't refuses to. */
  default boolean isWritable() {
    return true;
  }

  /**
   * Returns a tenant whose credential is {@code credential}; a read-only vault's backend is filled.
   */
  default TenantId filled(TenantCredential credential) {
    TenantId tenant = Samples.tenant();
    vault().store(tenant, credential);
    return tenant;
  }

  @Test
  default void whatIsThereIsFoundByEveryProcess() {
    assertThat(vault().find(filled(Samples.credential()))).contains(Samples.credential());
  }

  @Test
  default void theAddressIsKeptWithTheKey() {
    TenantCredential elsewhere =
        new TenantCredential(Samples.KEY, Optional.of(URI.create("https://grid.example:8443/x")));
    assertThat(vault().find(filled(elsewhere))).contains(elsewhere);
  }

  @Test
  default void havingNoneIsNoFailure() {
    assertThat(vault().find(Samples.tenant())).isEmpty();
  }

  @Test
  default void storingReplacesAndDeletingForgets() {
    TenantId tenant = filled(Samples.credential());
    CredentialVault vault = vault();
    if (!isWritable()) {
      assertThatThrownBy(() -> vault.store(tenant, Samples.credential()))
          .isInstanceOf(NotSupportedException.class)
          .message()
          .isNotBlank()
          .doesNotContain(Samples.KEY.reveal());
      assertThatThrownBy(() -> vault.delete(tenant)).isInstanceOf(NotSupportedException.class);
      assertThat(vault().find(tenant)).contains(Samples.credential());
      return;
    }
    TenantCredential other =
        new TenantCredential(Secret.of("sgk_EXAMPLEOTHEREXAMPLEOTHER00000001"), Optional.empty());
    vault.store(tenant, other);
    assertThat(vault().find(tenant)).contains(other);
    vault.delete(tenant);
    assertThat(vault().find(tenant)).isEmpty();
    vault.delete(tenant);
    vault.store(tenant, Samples.credential());
    assertThat(vault().find(tenant)).contains(Samples.credential());
  }

  @Test
  default void tenantsNeverShareAPlace() {
    if (!isWritable()) {
      return;
    }
    String name = Samples.name("x");
    Set<String> ids =
        new LinkedHashSet<>(
            List.of(
                name,
                name.toUpperCase(java.util.Locale.ROOT),
                name + "/a",
                name + "_a",
                name + "-a",
                name + ".a",
                name + "/../" + name,
                "../" + name,
                name + " ",
                name + "%2Fa",
                name + "ä",
                name + "a\u0308",
                name + "\"'`;--",
                name + "\n",
                name + "~",
                name + "\uD83D\uDD11",
                (name + "y".repeat(128)).substring(0, 128)));
    CredentialVault vault = vault();
    int number = 0;
    for (String id : ids) {
      vault.store(new TenantId(id), numbered(number++));
    }
    number = 0;
    for (String id : ids) {
      assertThat(vault().find(new TenantId(id))).as(id).contains(numbered(number++));
    }
  }

  @Test
  default void everyKeyThatABearerCanBeIsKeptAsItIs() {
    StringBuilder odd = new StringBuilder("sgk_");
    for (char c = '!'; c <= '~'; c++) {
      odd.append(c);
    }
    for (String key : List.of(odd.toString(), "sgk_" + "k".repeat(500))) {
      TenantCredential credential = new TenantCredential(Secret.of(key), Optional.empty());
      assertThat(vault().find(filled(credential))).contains(credential);
    }
  }

  @Test
  default void manyAtOnceLeaveOneOfTheirs() {
    if (!isWritable()) {
      return;
    }
    TenantId tenant = Samples.tenant();
    CredentialVault vault = vault();
    List<Integer> stored =
        AtOnce.run(
            number -> {
              vault.store(tenant, numbered(number));
              return number;
            });
    assertThat(stored.stream().map(CredentialVaultContract::numbered))
        .contains(vault().find(tenant).orElseThrow());
  }

  @Test
  default void anInterruptedCallerIsAnsweredAndTheVaultGoesOn() {
    TenantId tenant = filled(Samples.credential());
    CredentialVault vault = vault();
    Thread.currentThread().interrupt();
    try {
      assertThat(vault.find(tenant)).contains(Samples.credential());
    } catch (BackendUnavailableException e) {
      assertThat(e.getMessage()).isNotBlank();
    } finally {
      boolean unused = Thread.interrupted();
    }
    assertThat(vault.find(tenant)).contains(Samples.credential());
  }

  @Test
  default void aVaultThatCannotBeAskedIsNeverAnEmptyOne() {
    assertUnavailable(() -> unreachable().find(Samples.tenant()));
    if (isWritable()) {
      assertUnavailable(() -> unreachable().store(Samples.tenant(), Samples.credential()));
      assertUnavailable(() -> unreachable().delete(Samples.tenant()));
    }
  }

  private static void assertUnavailable(Runnable work) {
    assertThatThrownBy(work::run)
        .isInstanceOfSatisfying(
            BackendUnavailableException.class,
            error -> {
              assertThat(error.service()).isNotBlank();
              assertThat(error.getMessage()).isNotBlank().doesNotContain(Samples.KEY.reveal());
            });
  }

  private static TenantCredential numbered(int number) {
    return new TenantCredential(
        Secret.of("sgk_EXAMPLENUMBEREXAMPLENUMBER" + (1000 + number)), Optional.empty());
  }
}
