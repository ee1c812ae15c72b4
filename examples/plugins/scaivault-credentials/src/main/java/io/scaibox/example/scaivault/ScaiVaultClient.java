package io.scaibox.example.scaivault;

import io.scaibox.domain.platform.Secret;
import io.scaibox.spi.BackendUnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks ScaiVault's HTTP API (reference/scaigrid.md 6). Thread-safe. */
final class ScaiVaultClient {

  private static final String SERVICE = "scaivault";
  private static final int MOST_BYTES = 256 * 1024;
  private static final Duration PATIENCE = Duration.ofSeconds(6);

  private final URI baseUrl;
  private final Secret token;
  private final Optional<String> tenant;
  private final JsonMapper json = JsonMapper.builder().build();
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(3))
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  ScaiVaultClient(URI baseUrl, Secret token, Optional<String> tenant) {
    this.baseUrl = baseUrl;
    this.token = token;
    this.tenant = tenant;
  }

  /** Reads a secret's data; empty only when the vault says that there is no such secret. */
  Optional<JsonNode> read(String path) {
    return send("GET", path, null).map(secret -> secret.path("data"));
  }

  /** Writes a new version of a secret. */
  void write(String path, JsonNode secret) {
    if (send("PUT", path, secret).isEmpty()) {
      throw unavailable("it says that there is no place for the secret", Optional.empty());
    }
  }

  /** Deletes a secret; one that is gone already is fine. */
  void delete(String path) {
    Optional<JsonNode> unused = send("DELETE", path, null);
  }

  JsonMapper json() {
    return json;
  }

  private Optional<JsonNode> send(String method, String path, @Nullable JsonNode body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(baseUrl + "/v1/secrets/" + path))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + token.reveal())
            .header("Accept", "application/json")
            .method(
                method,
                body == null
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofString(json.writeValueAsString(body)));
    if (body != null) {
      request.header("Content-Type", "application/json");
    }
    tenant.ifPresent(id -> request.header("X-Tenant-ID", id));
    try {
      HttpResponse<InputStream> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream stream = response.body()) {
        return answer(response, stream.readNBytes(MOST_BYTES));
      }
    } catch (IOException e) {
      throw unavailable("it does not answer: " + e.getClass().getSimpleName(), Optional.empty());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unavailable("the call was interrupted", Optional.empty());
    }
  }

  private Optional<JsonNode> answer(HttpResponse<InputStream> response, byte[] bytes) {
    int status = response.statusCode();
    JsonNode body = parsed(bytes);
    if (status / 100 == 2) {
      return Optional.of(body);
    }
    String code = body.path("error").path("code").asString("");
    if (status == 404 && code.equals("secret_not_found")) {
      return Optional.empty();
    }
    throw unavailable(
        status + " " + code + ": " + body.path("error").path("message").asString("no message"),
        response
            .headers()
            .firstValue("Retry-After")
            .filter(text -> text.matches("\\d{1,6}"))
            .map(text -> Duration.ofSeconds(Long.parseLong(text))));
  }

  private JsonNode parsed(byte[] bytes) {
    try {
      return bytes.length == 0 ? json.createObjectNode() : json.readTree(bytes);
    } catch (JacksonException e) {
      throw unavailable("its answer is no JSON", Optional.empty());
    }
  }

  private BackendUnavailableException unavailable(String why, Optional<Duration> retryAfter) {
    return new BackendUnavailableException(SERVICE, why.replace(token.reveal(), "***"), retryAfter);
  }
}
