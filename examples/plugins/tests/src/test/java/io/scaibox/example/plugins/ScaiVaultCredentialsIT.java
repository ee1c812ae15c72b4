package io.scaibox.example.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scaibox.bootstrap.plugin.Adapters;
import io.scaibox.domain.credential.TenantCredential;
import io.scaibox.domain.platform.Secret;
import io.scaibox.domain.platform.TenantId;
import io.scaibox.emulator.Emulator;
import io.scaibox.emulator.EmulatorSettings;
import io.scaibox.spi.BackendUnavailableException;
import io.scaibox.spi.CredentialVault;
import io.scaibox.testkit.CredentialVaultContract;
import io.scaibox.testkit.Samples;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The ScaiVault plugin, packaged, against the emulated vault over HTTP. */
class ScaiVaultCredentialsIT implements CredentialVaultContract {

  private static final Emulator VAULT = Emulator.start(EmulatorSettings.onFreePort());
  private static final PackagedPlugin PLUGIN = PackagedPlugin.of("scaivault-credentials");
  private static final List<Adapters> OPEN = new ArrayList<>();

  @AfterAll
  static void stop() {
    OPEN.forEach(Adapters::close);
    VAULT.close();
  }

  private static CredentialVault vault(String url, String token) {
    Adapters adapters =
        PLUGIN.open(
            Map.of(
                "SCAIBOX_CREDENTIALS", "scaivault",
                "SCAIVAULT_URL", url,
                "SCAIVAULT_TOKEN", token));
    OPEN.add(adapters);
    return adapters.credentials();
  }

  @Override
  public CredentialVault vault() {
    return vault(VAULT.baseUrl(), EmulatorSettings.EXAMPLE_VAULT_TOKEN);
  }

  @Override
  public CredentialVault unreachable() {
    return vault("http://127.0.0.1:1", EmulatorSettings.EXAMPLE_VAULT_TOKEN);
  }

  private static String call(String method, String path, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(VAULT.baseUrl() + path))
            .header("Authorization", "Bearer " + EmulatorSettings.EXAMPLE_VAULT_TOKEN)
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  @Test
  void theSecretLiesWhereThePlatformLooksForIt() throws Exception {
    vault().store(new TenantId("tnt_acme"), Samples.credential());
    assertThat(call("GET", "/v1/secrets/tenants/tnt_acme/scaigrid_api_key", ""))
        .contains("\"secret_type\":\"api_key\"", "\"value\":\"" + Samples.KEY.reveal() + "\"")
        .contains("\"owner\":\"scaiflow\"");
  }

  @Test
  void whatPeoplePutThereThemselvesIsFound() throws Exception {
    for (String data :
        List.of(
            "{\"api_key\":\"sgk_EXAMPLEBYHAND\"}",
            "{\"key\":\"sgk_EXAMPLEBYHAND\",\"note\":\"mine\"}",
            "{\"the only text\":\"sgk_EXAMPLEBYHAND\",\"base_url\":\"http://grid\"}")) {
      call("PUT", "/v1/secrets/tenants/byhand/scaigrid_api_key", "{\"data\":" + data + "}");
      assertThat(vault().find(new TenantId("byhand")).map(TenantCredential::apiKey))
          .as(data)
          .contains(Secret.of("sgk_EXAMPLEBYHAND"));
    }
    call(
        "PUT",
        "/v1/secrets/tenants/byhand/scaigrid_api_key",
        "{\"data\":{\"a\":\"x\",\"b\":\"y\"}}");
    assertThatThrownBy(() -> vault().find(new TenantId("byhand")))
        .isInstanceOf(BackendUnavailableException.class)
        .hasMessageContaining("no field 'value'");
  }

  @Test
  void aRefusedTokenIsAFaultOfTheVaultAndNotAMissingKey() {
    String wrong = "skt_EXAMPLEWRONGEXAMPLEWRONG0001";
    assertThatThrownBy(() -> vault(VAULT.baseUrl(), wrong).find(Samples.tenant()))
        .isInstanceOf(BackendUnavailableException.class)
        .hasMessageContaining("401 token_invalid")
        .message()
        .doesNotContain(wrong);
  }

  @Test
  void faultsOfTheVaultAreNeverAMissingKey() throws Exception {
    CredentialVault vault = vault();
    assertThat(vault.find(Samples.tenant())).isEqualTo(Optional.empty());
    for (String fault :
        List.of(
            "{\"kind\":\"status\",\"status\":404,\"code\":\"tenant_not_found\"}",
            "{\"kind\":\"status\",\"status\":429,\"code\":\"rate_limited\",\"retry_after\":7}",
            "{\"kind\":\"status\",\"status\":503,\"code\":\"service_unavailable\"}",
            "{\"kind\":\"garbage\"}",
            "{\"kind\":\"reset\",\"times\":20}")) {
      call("POST", "/_emulator/faults", fault);
      assertThatThrownBy(() -> vault.find(Samples.tenant()))
          .as(fault)
          .isInstanceOf(BackendUnavailableException.class);
    }
    call("DELETE", "/_emulator/faults", "");
  }
}
