package io.scaibox.bootstrap.demo;

import io.scaibox.domain.json.JsonNumber;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.json.JsonReader;
import io.scaibox.json.JsonSyntaxException;
import io.scaibox.json.JsonWriter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

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

  Answer post(String path, JsonObject body) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(baseUrl + path))
            .timeout(Duration.ofMinutes(2))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(JsonWriter.write(body)))
            .build();
    HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
    try {
      return new Answer(
          response.statusCode(),
          JsonReader.read(response.body()) instanceof JsonObject object
              ? object
              : JsonObject.EMPTY);
    } catch (JsonSyntaxException e) {
      return new Answer(response.statusCode(), JsonObject.EMPTY);
    }
  }

  static String number(JsonObject object, String name) {
    return object.get(name) instanceof JsonNumber number ? number.value().toPlainString() : "?";
  }
}
