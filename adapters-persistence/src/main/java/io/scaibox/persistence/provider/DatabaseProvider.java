package io.scaibox.persistence.provider;

import io.scaibox.persistence.credential.JooqCredentialVault;
import io.scaibox.persistence.credential.KeyRing;
import io.scaibox.persistence.database.Database;
import io.scaibox.persistence.flow.JooqFlowContentStore;
import io.scaibox.spi.AdapterFactory;
import io.scaibox.spi.AdapterProvider;
import io.scaibox.spi.CredentialVault;
import io.scaibox.spi.FlowContentStore;
import java.util.Optional;

/** Brings the tenants' keys and the content of flows in the process's database. */
public final class DatabaseProvider implements AdapterProvider {

  @Override
  public String id() {
    return "database";
  }

  @Override
  public int spiVersion() {
    return SPI_VERSION;
  }

  @Override
  public String description() {
    return "Tenants' keys, encrypted, and the content of flows in the server's own database.";
  }

  @Override
  public Optional<AdapterFactory<CredentialVault>> credentials() {
    return Optional.of(
        context ->
            new JooqCredentialVault(
                context.shared(Database.class).orElseThrow(),
                context.shared(KeyRing.class).orElseThrow()));
  }

  @Override
  public Optional<AdapterFactory<FlowContentStore>> contents() {
    return Optional.of(
        context -> new JooqFlowContentStore(context.shared(Database.class).orElseThrow()));
  }
}
