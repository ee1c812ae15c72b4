package io.scaibox.bootstrap.box;

import io.scaibox.domain.json.JsonObject;
import io.scaibox.json.JsonReader;
import io.scaibox.json.JsonSyntaxException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;

/**
 * The emulator as tests see it: orders faults, changes things behind our back, reads what it saw.
 */
public final class Grid {

  private static final String CORES = "/v1/modules/scaicore/cores";
  private static final String SCOPES = "/v1/modules/scaiqueue/scopes";

  private final String baseUrl;
  private final HttpClient http = HttpClient.newHttpClient();

  Grid(String baseUrl) {
    this.baseUrl = baseUrl;
  }

  /** Makes the grid of an emulator in another process. */
  public static Grid at(String baseUrl) {
    return new Grid(baseUrl);
  }

  /** Returns the emulator's address. */
  public String baseUrl() {
    return baseUrl;
  }

  /** Orders a fault; see the emulator's own document for the fields. */
  public void fault(String json) {
    call("POST", "/_emulator/faults", json);
  }

  /** Orders an error answer for the next matching calls. */
  public void answer(String method, String path, int status, String code, int times) {
    fault(
        "{\"kind\":\"status\",\"method\":\"%s\",\"path\":\"%s\",\"status\":%d,\"code\":\"%s\",\"message\":\"%s\",\"times\":%d}"
            .formatted(method, path, status, code, "because of " + code, times));
  }

  /** Orders a fault of a kind for one call. */
  public void fault(String kind, String method, String path) {
    fault(kind, method, path, 1);
  }

  /** Orders a fault of a kind for some calls. */
  public void fault(String kind, String method, String path, int times) {
    fault(
        "{\"kind\":\"%s\",\"method\":\"%s\",\"path\":\"%s\",\"times\":%d,\"delay_ms\":6000}"
            .formatted(kind, method, path, times));
  }

  /** Removes all faults that are still waiting. */
  public void noFaults() {
    call("DELETE", "/_emulator/faults", "");
  }

  /** Adds an API key with these permissions. */
  public void key(String key, String... permissions) {
    String list = permissions.length == 0 ? "" : "\"" + String.join("\",\"", permissions) + "\"";
    call("POST", "/_emulator/keys", "{\"key\":\"" + key + "\",\"permissions\":[" + list + "]}");
  }

  /** Limits every key to some calls in 60 seconds. */
  public void rateLimit(int perMinute) {
    call("POST", "/_emulator/rate-limit", "{\"per_minute\":" + perMinute + "}");
  }

  /** Makes a call of ScaiGrid's own API as another client would. */
  public JsonObject call(String method, String path, String json) {
    HttpResponse<String> response = send(method, path, "application/json", json);
    try {
      return !response.body().isEmpty() && JsonReader.read(response.body()) instanceof JsonObject o
          ? o
          : JsonObject.EMPTY;
    } catch (JsonSyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Creates a Core from a manifest and returns the answer's status and body, whatever it is. */
  public String createCore(String yaml) {
    HttpResponse<String> response = send("POST", CORES, "application/yaml", yaml);
    return response.statusCode() + " " + response.body();
  }

  private HttpResponse<String> send(String method, String path, String type, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(baseUrl + path))
            .header("Authorization", "Bearer " + Box.KEY)
            .header("Content-Type", type)
            .method(method, BodyPublishers.ofString(body))
            .build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Returns the Cores that there are. */
  public List<JsonObject> cores() {
    return call("GET", CORES + "?limit=50", "").object("data").array("items").objects().toList();
  }

  /** Returns the slugs of a scope's own queues; empty when there is no such scope. */
  public List<String> queues(String scope) {
    return call("GET", SCOPES, "")
        .array("data")
        .objects()
        .filter(found -> scope.equals(found.text("slug")))
        .flatMap(
            found ->
                call("GET", SCOPES + "/" + found.text("id") + "/queues", "")
                    .array("data")
                    .objects())
        .map(queue -> String.valueOf(queue.text("slug")))
        .filter(slug -> !slug.startsWith("_"))
        .toList();
  }

  /** Makes a scope with a queue behind our back. */
  public void makeQueue(String scope, String queueJson) {
    String id = call("POST", SCOPES, "{\"slug\":\"" + scope + "\"}").object("data").text("id");
    call("POST", SCOPES + "/" + id + "/queues", queueJson);
  }

  /** Changes a scope's state behind our back: {@code pause}, {@code archive}. */
  public void changeScope(String scope, String operation) {
    call("GET", SCOPES, "")
        .array("data")
        .objects()
        .filter(found -> scope.equals(found.text("slug")))
        .forEach(found -> call("POST", SCOPES + "/" + found.text("id") + "/" + operation, ""));
  }

  /** Returns the calls that our server made, as {@code METHOD path status}, ids left out. */
  public List<String> calls() {
    return callObjects().stream()
        .map(
            call ->
                (call.text("method")
                        + " "
                        + String.valueOf(call.text("path"))
                            .replaceAll("\\?.*", "")
                            .replaceAll("core_[0-9a-f]{12}", "{core}")
                            .replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "{id}")
                            .replace("/v1/modules/scaicore", "")
                            .replace("/v1/modules/scaiqueue", ""))
                    + " "
                    + Reply.number(call, "status"))
        .toList();
  }

  /** Returns the calls that our server made, whole. */
  public List<JsonObject> callObjects() {
    return call("GET", "/_emulator/calls", "")
        .array("data")
        .objects()
        .filter(call -> !"null".equals(call.text("traceparent")))
        .toList();
  }

  /** Forgets the calls so far. */
  public void forgetCalls() {
    call("DELETE", "/_emulator/calls", "");
  }
}
