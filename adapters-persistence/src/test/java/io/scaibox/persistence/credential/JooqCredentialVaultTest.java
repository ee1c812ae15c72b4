package io.scaibox.persistence.credential;

import static io.scaibox.persistence.tables.Tables.TENANT_CREDENTIAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scaibox.domain.credential.TenantCredential;
import io.scaibox.domain.platform.Secret;
import io.scaibox.domain.platform.TenantId;
import io.scaibox.persistence.database.Database;
import io.scaibox.persistence.database.TestDatabase;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tenants' keys at rest. */
class JooqCredentialVaultTest {

  private static final TenantId ACME = new TenantId("tnt_acme");
  private static final TenantId OTHER = new TenantId("tnt_other");
  private static final TenantCredential CREDENTIAL =
      new TenantCredential(
          Secret.of("sgk_EXAMPLEEXAMPLEEXAMPLEEXAMPLE0001"),
          Optional.of(URI.create("https://grid.example")));

  @TempDir private Path folder;
  private final Database database = TestDatabase.open(Duration.ofMinutes(1));

  @AfterEach
  void close() {
    database.close();
  }

  private KeyRing keys() {
    return new KeyRing(folder.resolve("keys.json"));
  }

  @Test
  void storesReplacesAndForgets() {
    JooqCredentialVault vault = new JooqCredentialVault(database, keys());
    assertThat(vault.find(ACME)).isEmpty();
    vault.store(ACME, CREDENTIAL);
    assertThat(vault.find(ACME)).contains(CREDENTIAL);
    assertThat(vault.find(OTHER)).isEmpty();
    TenantCredential other = new TenantCredential(Secret.of("sgk_other"), Optional.empty());
    vault.store(ACME, other);
    assertThat(vault.find(ACME)).contains(other);
    vault.delete(ACME);
    vault.delete(ACME);
    assertThat(vault.find(ACME)).isEmpty();
  }

  @Test
  void aRowMovedToAnotherTenantCannotBeRead() {
    JooqCredentialVault vault = new JooqCredentialVault(database, keys());
    vault.store(ACME, CREDENTIAL);
    database.inTransaction(
        sql ->
            sql.update(TENANT_CREDENTIAL)
                .set(TENANT_CREDENTIAL.TENANT_ID, OTHER.value())
                .execute());
    assertThatThrownBy(() -> vault.find(OTHER)).isInstanceOf(KeyFileException.class);
  }

  @Test
  void rotationKeepsWhatIsStoredReadableAndSealsItAnew() {
    KeyRing ring = keys();
    JooqCredentialVault vault = new JooqCredentialVault(database, ring);
    vault.store(ACME, CREDENTIAL);
    byte[] before = sealed();
    new KeyFile(folder.resolve("keys.json")).rotate();
    assertThat(vault.find(ACME)).contains(CREDENTIAL);
    assertThat(ring.takeRotated()).isTrue();
    assertThat(ring.takeRotated()).isFalse();
    assertThat(vault.sealAnew()).isEqualTo(1);
    assertThat(sealed()).isNotEqualTo(before);
    assertThat(vault.find(ACME)).contains(CREDENTIAL);
  }

  @Test
  void aKeyFileThatDoesNotFitIsRefusedAtTheStart() {
    new JooqCredentialVault(database, keys()).store(ACME, CREDENTIAL);
    KeyRing other = new KeyRing(folder.resolve("other.json"));
    assertThatThrownBy(() -> new JooqCredentialVault(database, other))
        .isInstanceOfSatisfying(
            KeyFileException.class, error -> assertThat(error.fix()).contains("SCAIFLOW_KEY_FILE"));
  }

  @Test
  void aKeyFileThatOthersCanReadIsRefused() throws Exception {
    Path file = folder.resolve("keys.json");
    keys();
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    assertThatThrownBy(() -> new KeyRing(file))
        .isInstanceOfSatisfying(
            KeyFileException.class, error -> assertThat(error.fix()).contains("chmod 600"));
  }

  @Test
  void aDamagedKeyFileIsRefused() throws Exception {
    Path file = folder.resolve("keys.json");
    keys();
    Files.writeString(file, "{}");
    assertThatThrownBy(() -> new KeyRing(file)).isInstanceOf(KeyFileException.class);
  }

  private byte[] sealed() {
    return database.inTransaction(
        sql ->
            sql.select(TENANT_CREDENTIAL.SEALED_API_KEY)
                .from(TENANT_CREDENTIAL)
                .fetchSingle()
                .value1());
  }
}
