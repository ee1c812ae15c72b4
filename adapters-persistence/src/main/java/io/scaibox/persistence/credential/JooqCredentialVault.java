package io.scaibox.persistence.credential;

import static io.scaibox.persistence.tables.Tables.KEY_CHECK;
import static io.scaibox.persistence.tables.Tables.TENANT_CREDENTIAL;

import com.google.crypto.tink.Aead;
import io.scaibox.domain.credential.TenantCredential;
import io.scaibox.domain.platform.Secret;
import io.scaibox.domain.platform.TenantId;
import io.scaibox.persistence.database.Database;
import io.scaibox.persistence.database.Upsert;
import io.scaibox.persistence.tables.tables.records.TenantCredentialRecord;
import io.scaibox.spi.CredentialVault;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;

/**
 * Keeps tenants' keys in the database, encrypted with the tenant and the secret's documented name
 * bound in, so that a row moved to another tenant can't be read there.
 */
public final class JooqCredentialVault implements CredentialVault {

  private static final String CHECK = "key-check";

  private final Database database;
  private final Aead cipher;

  /** Opens the vault; a key file that doesn't fit what is stored is refused here. */
  public JooqCredentialVault(Database database, Aead cipher) {
    this.database = database;
    this.cipher = cipher;
    if (!database.settings().isExclusive()) {
      requireTheKeysOfTheOthers();
    }
    rows().forEach(this::open);
  }

  /**
   * Compares this process's keys with those of the first process on a shared database, by a text
   * that the first one sealed: with other keys each would store what the other can't read.
   */
  private void requireTheKeysOfTheOthers() {
    byte[] ours = seal(CHECK, Secret.of(CHECK));
    byte[] first =
        database.durably(
            sql -> {
              Upsert.insertUnlessThere(
                  sql, sql.insertInto(KEY_CHECK).set(KEY_CHECK.ID, 1).set(KEY_CHECK.SEALED, ours));
              return sql.select(KEY_CHECK.SEALED).from(KEY_CHECK).fetchSingle(KEY_CHECK.SEALED);
            });
    try {
      cipher.decrypt(first, name(CHECK));
    } catch (GeneralSecurityException e) {
      throw new KeyFileException(
          "the key file is not that of the other processes on this database",
          "Copy their key file here, or set SCAIFLOW_KEY_FILE to it. If it is lost, delete the rows"
              + " of tenant_credential and key_check, and set the tenants' keys again.",
          e);
    }
  }

  @Override
  public Optional<TenantCredential> find(TenantId tenant) {
    return database
        .inTransaction(
            sql ->
                sql.selectFrom(TENANT_CREDENTIAL)
                    .where(TENANT_CREDENTIAL.TENANT_ID.eq(tenant.value()))
                    .fetchOptional())
        .map(
            row ->
                new TenantCredential(
                    open(row), Optional.ofNullable(row.getBaseUrl()).map(URI::create)));
  }

  @Override
  public void store(TenantId tenant, TenantCredential credential) {
    byte[] sealed = seal(tenant.value(), credential.apiKey());
    String baseUrl = credential.baseUrl().map(URI::toString).orElse(null);
    database.durably(
        sql -> {
          Upsert.run(
              sql,
              sql.update(TENANT_CREDENTIAL)
                  .set(TENANT_CREDENTIAL.SEALED_API_KEY, sealed)
                  .set(TENANT_CREDENTIAL.BASE_URL, baseUrl)
                  .where(TENANT_CREDENTIAL.TENANT_ID.eq(tenant.value())),
              sql.insertInto(TENANT_CREDENTIAL)
                  .set(TENANT_CREDENTIAL.TENANT_ID, tenant.value())
                  .set(TENANT_CREDENTIAL.SEALED_API_KEY, sealed)
                  .set(TENANT_CREDENTIAL.BASE_URL, baseUrl));
          return true;
        });
  }

  @Override
  public void delete(TenantId tenant) {
    database.durably(
        sql ->
            sql.deleteFrom(TENANT_CREDENTIAL)
                .where(TENANT_CREDENTIAL.TENANT_ID.eq(tenant.value()))
                .execute());
  }

  /** Encrypts every stored key anew with the cipher's newest key; returns how many there were. */
  public int sealAnew() {
    return database.durably(
        sql -> {
          var rows = sql.selectFrom(TENANT_CREDENTIAL).forUpdate().fetch();
          for (TenantCredentialRecord row : rows) {
            sql.update(TENANT_CREDENTIAL)
                .set(TENANT_CREDENTIAL.SEALED_API_KEY, seal(row.getTenantId(), open(row)))
                .where(TENANT_CREDENTIAL.TENANT_ID.eq(row.getTenantId()))
                .execute();
          }
          return rows.size();
        });
  }

  private java.util.List<TenantCredentialRecord> rows() {
    return database.inTransaction(sql -> sql.selectFrom(TENANT_CREDENTIAL).fetch());
  }

  private byte[] seal(String tenant, Secret apiKey) {
    try {
      return cipher.encrypt(apiKey.reveal().getBytes(StandardCharsets.UTF_8), name(tenant));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a credential could not be encrypted", e);
    }
  }

  private Secret open(TenantCredentialRecord row) {
    try {
      byte[] clear = cipher.decrypt(row.getSealedApiKey(), name(row.getTenantId()));
      return Secret.of(new String(clear, StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new KeyFileException(
          "the key file does not fit the stored credential of tenant " + row.getTenantId(),
          "Set SCAIFLOW_KEY_FILE to the file that this database was used with.",
          e);
    }
  }

  private static byte[] name(String tenant) {
    return ("tenants/" + tenant + "/scaigrid_api_key").getBytes(StandardCharsets.UTF_8);
  }
}
