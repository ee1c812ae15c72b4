package io.scaibox.example.scaivault;

import io.scaibox.domain.credential.TenantCredential;
import io.scaibox.domain.platform.Secret;
import io.scaibox.domain.platform.TenantId;
import io.scaibox.spi.BackendUnavailableException;
import io.scaibox.spi.CredentialVault;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Keeps each tenant's ScaiGrid key as a secret of type {@code api_key}, at {@code
 * tenants/<tenant>/scaigrid_api_key}; keys that people put there themselves are found, too.
 */
final class ScaiVaultCredentials implements CredentialVault {

  private static final String KEY = "value";
  private static final String BASE_URL = "base_url";

  /** Other names that people give the field which holds the key, best first. */
  private static final List<String> KEY_FIELDS = List.of(KEY, "api_key", "key");

  /** ScaiVault's paths know only these; a tenant's id may be anything. */
  private static final Pattern PLAIN = Pattern.compile("(?!x--)[a-z0-9_-]{1,128}");

  private final ScaiVaultClient vault;
  private final String prefix;

  ScaiVaultCredentials(ScaiVaultClient vault, String prefix) {
    this.vault = vault;
    this.prefix = prefix;
  }

  @Override
  public Optional<TenantCredential> find(TenantId tenant) {
    return vault.read(path(tenant)).map(ScaiVaultCredentials::credential);
  }

  @Override
  public void store(TenantId tenant, TenantCredential credential) {
    ObjectNode data = vault.json().createObjectNode().put(KEY, credential.apiKey().reveal());
    credential.baseUrl().ifPresent(url -> data.put(BASE_URL, url.toString()));
    ObjectNode secret = vault.json().createObjectNode();
    secret.set("data", data);
    secret.put("secret_type", "api_key");
    secret.set(
        "metadata",
        vault
            .json()
            .createObjectNode()
            .put("description", "ScaiGrid key of a tenant")
            .put("owner", "scaiflow"));
    vault.write(path(tenant), secret);
  }

  @Override
  public void delete(TenantId tenant) {
    vault.delete(path(tenant));
  }

  private static TenantCredential credential(JsonNode data) {
    String key =
        Stream.concat(
                KEY_FIELDS.stream().map(data::path).filter(JsonNode::isString),
                onlyText(data).stream())
            .map(JsonNode::stringValue)
            .filter(text -> !text.isBlank())
            .findFirst()
            .orElseThrow(
                () ->
                    new BackendUnavailableException(
                        "scaivault", "the tenant's secret has no field 'value' with a key"));
    Optional<URI> baseUrl =
        Optional.of(data.path(BASE_URL))
            .filter(JsonNode::isString)
            .map(n -> URI.create(n.stringValue()));
    return new TenantCredential(Secret.of(key.strip()), baseUrl);
  }

  private static Optional<JsonNode> onlyText(JsonNode data) {
    List<JsonNode> texts =
        data.properties().stream()
            .filter(field -> !field.getKey().equals(BASE_URL) && field.getValue().isString())
            .map(Map.Entry::getValue)
            .toList();
    return texts.size() == 1 ? Optional.of(texts.get(0)) : Optional.empty();
  }

  private String path(TenantId tenant) {
    String id = tenant.value();
    String name = PLAIN.matcher(id).matches() ? id : "x--" + hash(id);
    return prefix + '/' + name + "/scaigrid_api_key";
  }

  private static String hash(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
