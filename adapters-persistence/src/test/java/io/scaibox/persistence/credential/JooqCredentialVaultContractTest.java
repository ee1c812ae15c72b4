package io.scaibox.persistence.credential;

import io.scaibox.persistence.database.Database;
import io.scaibox.persistence.database.TestDatabase;
import io.scaibox.spi.CredentialVault;
import io.scaibox.testkit.CredentialVaultContract;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** Our own vault keeps partners' contract. */
class JooqCredentialVaultContractTest implements CredentialVaultContract {

  @TempDir private Path folder;
  private final Database database = TestDatabase.open(Duration.ofMinutes(1));

  @AfterEach
  void close() {
    database.close();
  }

  @Override
  public CredentialVault vault() {
    return new JooqCredentialVault(database, new KeyRing(folder.resolve("keys.json")));
  }

  @Override
  public CredentialVault unreachable() {
    Database gone = TestDatabase.open(Duration.ofMinutes(1));
    CredentialVault vault = new JooqCredentialVault(gone, new KeyRing(folder.resolve("keys.json")));
    gone.close();
    return vault;
  }
}
