package io.scaibox.application.credential;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaibox.application.problem.Problem;
import io.scaibox.application.problem.Result;
import io.scaibox.domain.access.Permissions;
import io.scaibox.domain.access.Role;
import io.scaibox.domain.credential.TenantCredential;
import io.scaibox.domain.platform.Principal;
import io.scaibox.domain.platform.Tenant;
import io.scaibox.domain.platform.TenantId;
import io.scaibox.spi.CredentialVault;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may set a tenant's key, and what counts as one. */
class TenantCredentialsTest {

  private static final String KEY = "sgk_EXAMPLEEXAMPLEEXAMPLEEXAMPLE0001";

  private final Vault vault = new Vault();
  private final TenantCredentials credentials = new TenantCredentials(vault);

  private static Principal caller(Role role) {
    return new Principal(
        "usr", new Tenant(new TenantId("t"), "t"), role.permissions(), Optional.empty());
  }

  @Test
  void anAdminSetsReadsAndDeletes() {
    Principal admin = caller(Role.TENANT_ADMIN);
    assertThat(credentials.set(admin, KEY, Optional.of("https://grid.example//")).isRefused())
        .isFalse();
    assertThat(credentials.read(caller(Role.TENANT_VIEWER)).orElseThrow().baseUrl().orElseThrow())
        .hasToString("https://grid.example");
    credentials.delete(admin);
    assertThat(credentials.read(admin)).isEmpty();
  }

  @Test
  void othersAreToldWhichPermissionTheyLack() {
    for (Role role : new Role[] {Role.TENANT_USER, Role.TENANT_VIEWER, Role.PARTNER_VIEWER}) {
      Result<Principal> refused = credentials.set(caller(role), KEY, Optional.empty());
      assertThat(refused.problem()).isEqualTo(new Problem.Forbidden(Permissions.TENANT_ADMINISTER));
      assertThat(credentials.delete(caller(role)).isRefused()).isTrue();
    }
    assertThat(vault.stored).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "sgk_",
        "sgk_short",
        "key_EXAMPLEEXAMPLEEXAMPLEEXAMPLE0001",
        "sgk_EXAMPLE EXAMPLEEXAMPLEEXAMPLE0001",
        "sgk_EXAMPLEEXAMPLEEXAMPLEEXAMPLE000\n"
      })
  void whatIsNoKeyIsRefused(String key) {
    assertThat(credentials.set(caller(Role.SUPER_ADMIN), key, Optional.empty()).problem())
        .isInstanceOf(Problem.InvalidRequest.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "grid",
        "ftp://grid",
        "http://",
        "https://u:p@grid",
        "https://grid?x=1",
        "http://g#f"
      })
  void whatIsNoAddressIsRefused(String url) {
    assertThat(credentials.set(caller(Role.SUPER_ADMIN), KEY, Optional.of(url)).problem())
        .isInstanceOf(Problem.InvalidRequest.class);
  }

  private static final class Vault implements CredentialVault {
    private final Map<TenantId, TenantCredential> stored = new HashMap<>();

    @Override
    public Optional<TenantCredential> find(TenantId tenant) {
      return Optional.ofNullable(stored.get(tenant));
    }

    @Override
    public void store(TenantId tenant, TenantCredential credential) {
      stored.put(tenant, credential);
    }

    @Override
    public void delete(TenantId tenant) {
      stored.remove(tenant);
    }
  }
}
