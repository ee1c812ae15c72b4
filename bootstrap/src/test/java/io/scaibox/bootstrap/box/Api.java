package io.scaibox.bootstrap.box;

import io.scaibox.domain.json.JsonObject;
import io.scaibox.json.JsonReader;
import io.scaibox.json.JsonSyntaxException;
import io.scaibox.json.JsonWriter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;

/** A REST client of the server; every JSON answer is held against the OpenAPI document. */
public final class Api {

  private final String baseUrl;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** Makes a client of the server at {@code baseUrl}. */
  public Api(String baseUrl) {
    this.baseUrl = baseUrl;
  }

  /** Returns the server's address. */
  public String baseUrl() {
    return baseUrl;
  }

  /** Reads. */
  public Reply get(String path, String... headers) {
    return send("GET", path, BodyPublishers.noBody(), headers);
  }

  /** Posts without a body. */
  public Reply post(String path, String... headers) {
    return send("POST", path, BodyPublishers.noBody(), headers);
  }

  /** Posts JSON. */
  public Reply postJson(String path, String json, String... headers) {
    return send("POST", path, BodyPublishers.ofString(json), json(headers));
  }

  /** Puts JSON. */
  public Reply putJson(String path, String json, String... headers) {
    return send("PUT", path, BodyPublishers.ofString(json), json(headers));
  }

  /** Deletes. */
  public Reply delete(String path, String... headers) {
    return send("DELETE", path, BodyPublishers.noBody(), headers);
  }

  /** Saves a flow and returns its id. */
  public String save(JsonObject content) {
    Reply reply =
        postJson(
            "/v1/flows",
            JsonWriter.write(
                JsonObject.builder()
                    .put("name", String.valueOf(content.text("name")))
                    .put("content", content)
                    .build()));
    if (reply.status() != 201) {
      throw new AssertionError("could not save: " + reply);
    }
    return reply.text("id");
  }

  /** Saves new content of a flow. */
  public Reply change(String flowId, JsonObject content) {
    return putJson(
        "/v1/flows/" + flowId,
        JsonWriter.write(JsonObject.builder().put("content", content).build()));
  }

  /** Deploys a flow. */
  public Reply deploy(String flowId) {
    return post("/v1/flows/" + flowId + "/deploy");
  }

  /** Deploys a flow with a body. */
  public Reply deploy(String flowId, String json) {
    return postJson("/v1/flows/" + flowId + "/deploy", json);
  }

  /** Returns the newest deployment of a flow. */
  public JsonObject newestDeployment(String flowId) {
    return get("/v1/flows/" + flowId + "/deployments")
        .body()
        .array("items")
        .objects()
        .findFirst()
        .orElseThrow();
  }

  /** Sends any request. */
  public Reply send(String method, String path, HttpRequest.BodyPublisher body, String... headers) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(URI.create(baseUrl + path))
            .timeout(Duration.ofSeconds(90))
            .method(method, body);
    if (headers.length > 0) {
      builder.headers(headers);
    }
    try {
      HttpResponse<String> response =
          http.send(builder.build(), HttpResponse.BodyHandlers.ofString());
      Reply reply =
          new Reply(
              response.statusCode(), response.headers(), response.body(), object(response.body()));
      ApiContract.check(method, path, reply);
      return reply;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(method + " " + path + " failed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String[] json(String... headers) {
    String[] all = new String[headers.length + 2];
    System.arraycopy(headers, 0, all, 0, headers.length);
    all[headers.length] = "Content-Type";
    all[headers.length + 1] = "application/json";
    return all;
  }

  private static JsonObject object(String text) {
    try {
      return !text.isEmpty() && JsonReader.read(text) instanceof JsonObject object
          ? object
          : JsonObject.EMPTY;
    } catch (JsonSyntaxException e) {
      return JsonObject.EMPTY;
    }
  }
}
