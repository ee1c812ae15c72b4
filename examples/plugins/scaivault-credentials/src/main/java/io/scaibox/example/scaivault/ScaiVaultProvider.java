package io.scaibox.example.scaivault;

import io.scaibox.spi.AdapterFactory;
import io.scaibox.spi.AdapterProvider;
import io.scaibox.spi.CredentialVault;
import io.scaibox.spi.Setting;
import io.scaibox.spi.SettingValues;
import java.util.List;
import java.util.Optional;

/** Brings tenants' keys in ScaiVault: {@code SCAIBOX_CREDENTIALS=scaivault}. */
public final class ScaiVaultProvider implements AdapterProvider {

  @Override
  public String id() {
    return "scaivault";
  }

  @Override
  public int spiVersion() {
    return SPI_VERSION;
  }

  @Override
  public String description() {
    return "Tenants' keys in ScaiVault, one secret a tenant.";
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        Setting.url("SCAIVAULT_URL", "Where ScaiVault is.").mandatory(),
        Setting.secret("SCAIVAULT_TOKEN", "Bearer with secrets:read, :write and :delete.")
            .mandatory(),
        Setting.text("SCAIVAULT_TENANT_ID", "ScaiVault's tenant, where the token has several."),
        Setting.text("SCAIVAULT_PATH_PREFIX", "Path that the tenants' secrets lie under.")
            .defaultsTo("tenants"));
  }

  @Override
  public Optional<AdapterFactory<CredentialVault>> credentials() {
    return Optional.of(
        context -> {
          SettingValues settings = context.settings();
          return new ScaiVaultCredentials(
              new ScaiVaultClient(
                  settings.url("SCAIVAULT_URL"),
                  settings.secret("SCAIVAULT_TOKEN"),
                  settings.findText("SCAIVAULT_TENANT_ID")),
              settings.text("SCAIVAULT_PATH_PREFIX"));
        });
  }
}
