package io.scaibox.domain.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaibox.domain.credential.TenantCredential;
import io.scaibox.domain.deploy.CredentialPrecedence.Choice;
import io.scaibox.domain.platform.Secret;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which credential is chosen (reference/scaiflow.md 4.2). */
class CredentialPrecedenceTest {

  private static final URI PROCESS = URI.create("http://process");
  private static final URI TENANT = URI.create("http://tenant");

  @ParameterizedTest
  @CsvSource({
    // pinned, token, tenant key, process key, chosen
    "PRECEDENCE, true, true, true, CALLER_TOKEN",
    "PRECEDENCE, false, true, true, TENANT_KEY",
    "PRECEDENCE, false, false, true, PROCESS_KEY",
    "PRECEDENCE, false, false, false, NONE",
    "API_KEY, true, true, true, TENANT_KEY",
    "API_KEY, true, false, true, PROCESS_KEY",
    "API_KEY, true, false, false, NONE",
    "USER_JWT, true, true, true, CALLER_TOKEN",
    "USER_JWT, false, true, true, NONE",
  })
  void choosesInOrder(
      DeployAuth pinned, boolean token, boolean tenant, boolean process, String chosen) {
    Choice choice =
        new CredentialPrecedence(pinned, secret(process, "process"), Optional.of(PROCESS))
            .choose(
                secret(token, "token"),
                secret(tenant, "tenant")
                    .map(key -> new TenantCredential(key, Optional.of(TENANT))));
    String source =
        choice instanceof Choice.Chosen found ? found.credential().source().name() : "NONE";
    assertThat(source).isEqualTo(chosen);
  }

  @Test
  void theTenantsAddressGoesWithItsKeyAndTheTokenButNeverWithTheProcesssKey() {
    CredentialPrecedence precedence =
        new CredentialPrecedence(
            DeployAuth.PRECEDENCE, secret(true, "process"), Optional.of(PROCESS));
    TenantCredential tenant = new TenantCredential(Secret.of("tenant"), Optional.of(TENANT));
    Choice withKey = precedence.choose(Optional.empty(), Optional.of(tenant));
    assertThat(((Choice.Chosen) withKey).credential().baseUrl()).isEqualTo(TENANT);
    Choice withToken = precedence.choose(secret(true, "token"), Optional.of(tenant));
    assertThat(((Choice.Chosen) withToken).credential().baseUrl()).isEqualTo(TENANT);
    Choice withProcess = precedence.choose(Optional.empty(), Optional.empty());
    assertThat(((Choice.Chosen) withProcess).credential().baseUrl()).isEqualTo(PROCESS);
  }

  @Test
  void aKeyWithoutAnAddressIsAProblemOfItsOwn() {
    CredentialPrecedence precedence =
        new CredentialPrecedence(DeployAuth.PRECEDENCE, secret(true, "process"), Optional.empty());
    assertThat(precedence.choose(Optional.empty(), Optional.empty()))
        .isInstanceOf(Choice.NoBaseUrl.class);
  }

  private static Optional<Secret> secret(boolean there, String text) {
    return there ? Optional.of(Secret.of(text)) : Optional.empty();
  }
}
