package io.scaibox.http.credential;

import io.scaibox.application.credential.TenantCredentials;
import io.scaibox.application.problem.Result;
import io.scaibox.domain.credential.TenantCredential;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.http.server.Answer;
import io.scaibox.http.server.Call;
import io.scaibox.http.server.Route;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The routes of a tenant's own ScaiGrid key (reference/scaiflow.md 8). */
public final class CredentialRoutes {

  private static final String PATH = "/tenants/me/scaigrid_credentials";

  private final TenantCredentials credentials;

  public CredentialRoutes(TenantCredentials credentials) {
    this.credentials = credentials;
  }

  /** Returns the routes. */
  public List<Route> routes() {
    return List.of(
        Route.get(PATH, this::read),
        new Route("POST", PATH, false, this::set),
        Route.delete(PATH, this::delete));
  }

  private Result<Answer> read(Call call) {
    Optional<TenantCredential> credential = credentials.read(call.principal());
    return Result.of(
        Answer.ok(
            JsonObject.builder()
                .put("configured", credential.isPresent())
                .put(
                    "base_url",
                    credential.flatMap(TenantCredential::baseUrl).map(URI::toString).orElse(null))
                .put("masked_key", credential.map(found -> found.apiKey().masked()).orElse(null))
                .build()));
  }

  private Result<Answer> set(Call call) {
    return call.body()
        .then(
            body -> {
              String apiKey = body.requiredText("api_key");
              Optional<String> baseUrl = body.text("base_url");
              return body.finish(() -> new String[] {apiKey, baseUrl.orElse("")});
            })
        .then(
            fields ->
                credentials.set(
                    call.principal(),
                    fields[0],
                    Optional.of(fields[1]).filter(url -> !url.isEmpty())))
        .map(principal -> Answer.noContent());
  }

  private Result<Answer> delete(Call call) {
    return credentials.delete(call.principal()).map(principal -> Answer.noContent());
  }
}
