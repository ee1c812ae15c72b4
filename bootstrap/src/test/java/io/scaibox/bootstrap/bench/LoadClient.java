package io.scaibox.bootstrap.bench;

import io.scaibox.bootstrap.box.Box;
import io.scaibox.bootstrap.box.Flows;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.json.JsonReader;
import io.scaibox.json.JsonWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Sixteen clients of servers that are being measured. */
final class LoadClient {

  private static final int CLIENTS = 16;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** Work that is measured as a whole. */
  interface Work {
    void run() throws Exception;
  }

  /** Work on one of many. */
  interface Each {
    boolean on(String item) throws Exception;
  }

  List<String> save(String api, String name, int count) throws Exception {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      JsonObject content = Flows.published(name + " " + i);
      String body = "{\"name\":\"" + name + i + "\",\"content\":" + JsonWriter.write(content) + "}";
      JsonObject saved = (JsonObject) JsonReader.read(post(api + "/v1/flows", body));
      ids.add(String.valueOf(saved.text("id")));
    }
    return ids;
  }

  boolean deploy(String api, String flow) throws Exception {
    return post(api + "/v1/flows/" + flow + "/deploy", "{}").contains("core_id");
  }

  boolean grid(String address) throws Exception {
    return !get(address + "/v1/modules/scaicore/cores?limit=1").isEmpty();
  }

  static double perSecond(int count, Work work) throws Exception {
    long started = System.nanoTime();
    work.run();
    return count / ((System.nanoTime() - started) / 1e9);
  }

  static void all(List<String> items, Each each) throws Exception {
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    try {
      List<Future<Boolean>> results = new ArrayList<>();
      for (String item : items) {
        results.add(clients.submit(() -> each.on(item)));
      }
      for (Future<Boolean> result : results) {
        if (!result.get()) {
          throw new IllegalStateException("a call failed");
        }
      }
    } finally {
      clients.shutdown();
    }
  }

  String get(String url) throws Exception {
    return send(HttpRequest.newBuilder(URI.create(url)).GET());
  }

  private String post(String url, String body) throws Exception {
    return send(
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  private String send(HttpRequest.Builder request) throws Exception {
    return http.send(
            request
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + Box.KEY)
                .build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }
}
