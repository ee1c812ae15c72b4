package io.scaibox.bootstrap.demo;

import io.scaibox.domain.json.JsonNumber;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.json.JsonReader;
import io.scaibox.json.JsonSyntaxException;
import io.scaibox.json.JsonWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Calls the demo's server as any REST client would. */
final class DemoClient {

  private final String baseUrl;
  private final HttpClient http = HttpClient.newHttpClient();

  DemoClient(String baseUrl) {
    this.baseUrl = baseUrl;
  }

  record Answer(int status, JsonObject body) {}

  String baseUrl() {
    return baseUrl;
  }

  Answer post(String path, JsonObject body) {
    return postAsync(path, body).join();
  }

  CompletableFuture<Answer> postAsync(String path, JsonObject body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(JsonWriter.write(body))));
  }

  Answer get(String path) {
    return send(request(path).GET()).join();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(baseUrl + path)).timeout(Duration.ofMinutes(2));
  }

  private CompletableFuture<Answer> send(HttpRequest.Builder request) {
    return http.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString())
        .thenApply(response -> new Answer(response.statusCode(), object(response.body())));
  }

  private static JsonObject object(String text) {
    try {
      return JsonReader.read(text) instanceof JsonObject object ? object : JsonObject.EMPTY;
    } catch (JsonSyntaxException e) {
      return JsonObject.EMPTY;
    }
  }

  static String number(JsonObject object, String name) {
    return object.get(name) instanceof JsonNumber number ? number.value().toPlainString() : "?";
  }
}
