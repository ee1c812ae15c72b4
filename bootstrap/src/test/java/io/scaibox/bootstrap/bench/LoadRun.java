package io.scaibox.bootstrap.bench;

import io.scaibox.bootstrap.box.Flows;
import io.scaibox.bootstrap.box.Grid;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.json.JsonReader;
import io.scaibox.json.JsonWriter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * Measures the packaged jar against an emulator in another process, on loopback, and ends by
 * itself: start-up, memory, deploys a second, time added to a deploy. Started by {@code bench/run}.
 */
public final class LoadRun {

  private static final int CLIENTS = 16;
  private static final int FLOWS = 400;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Path folder;

  private LoadRun(Path folder) {
    this.folder = folder;
  }

  /** Runs all measurements; the first argument is the jar. */
  public static void main(String[] arguments) throws Exception {
    System.setProperty("scaibox.jar", arguments[0]);
    Path folder = Files.createTempDirectory("scaibox-bench");
    try {
      LoadRun run = new LoadRun(folder);
      print("jar size                     %.1f MB", Files.size(Path.of(arguments[0])) / 1e6);
      run.startUp();
      run.throughput();
      run.latency();
    } finally {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  private void startUp() throws Exception {
    List<Long> millis = new ArrayList<>();
    long resident = 0;
    for (int i = 0; i < 5; i++) {
      long started = System.nanoTime();
      try (BenchProcess server = serve("http://127.0.0.1:1")) {
        String address = server.address();
        get(address + "/health");
        millis.add((System.nanoTime() - started) / 1_000_000);
        if (i == 4) {
          Thread.sleep(3000);
          resident = server.residentKibibytes();
        }
      }
    }
    millis.sort(Comparator.naturalOrder());
    print("start to first answer        %d ms (median of 5)", millis.get(2));
    print("resident when idle           %d MiB", resident / 1024);
  }

  private void throughput() throws Exception {
    try (BenchProcess emulator = emulate("0ms");
        BenchProcess server = serve(emulator.address())) {
      String api = server.address();
      List<String> warm = save(api, "Warm", 200);
      all(warm, id -> deploy(api, id));
      all(warm, id -> deploy(api, id));
      List<String> flows = save(api, "Load", FLOWS);
      double created = perSecond(flows.size(), () -> all(flows, id -> deploy(api, id)));
      double unchanged =
          perSecond(
              flows.size() * 5,
              () -> {
                for (int i = 0; i < 5; i++) {
                  all(flows, id -> deploy(api, id));
                }
              });
      String address = emulator.address();
      double upstream = perSecond(2000, () -> all(Collections.nCopies(2000, address), this::grid));
      print("emulator alone, read a Core  %.0f calls/s", upstream);
      print(
          "create-and-publish           %.0f deploys/s (%.2f of that)",
          created, created / upstream);
      print(
          "unchanged                    %.0f deploys/s (%.2f of that)",
          unchanged, unchanged / upstream);
    }
  }

  private void latency() throws Exception {
    try (BenchProcess emulator = emulate("20ms");
        BenchProcess server = serve(emulator.address())) {
      String api = server.address();
      String upstream = emulator.address();
      Grid grid = Grid.at(upstream);
      for (String id : save(api, "Warm", 100)) {
        deploy(api, id);
      }
      long direct = medianMicros(50, () -> grid(upstream));
      measure("create and publish", api, grid, direct, save(api, "Slow", 50));
      List<String> same = save(api, "Same", 50);
      for (String id : same) {
        deploy(api, id);
      }
      measure("unchanged", api, grid, direct, same);
    }
  }

  private void measure(String name, String api, Grid grid, long direct, List<String> flows)
      throws Exception {
    grid.forgetCalls();
    List<Long> micros = new ArrayList<>();
    for (String id : flows) {
      long started = System.nanoTime();
      deploy(api, id);
      micros.add((System.nanoTime() - started) / 1000);
    }
    micros.sort(Comparator.naturalOrder());
    long median = micros.get(micros.size() / 2);
    double calls = grid.callObjects().size() / (double) flows.size();
    print(
        "at 20 ms, %-18s %.1f ms median, %.1f upstream calls of %.1f ms: %.1f ms (%.0f %%) added",
        name,
        median / 1000.0,
        calls,
        direct / 1000.0,
        (median - calls * direct) / 1000.0,
        100 * (median - calls * direct) / (calls * direct));
  }

  private BenchProcess serve(String grid) throws IOException {
    Path data = Files.createTempDirectory(folder, "data");
    return BenchProcess.start(
        data,
        Map.of(
            "SCAIFLOW_API_PORT",
            "0",
            "SCAIFLOW_DATA_DIR",
            data.toString(),
            "SCAIFLOW_AUTH_DISABLED",
            "true",
            "SCAIGRID_BASE_URL",
            grid,
            "SCAIGRID_API_KEY",
            io.scaibox.bootstrap.box.Box.KEY),
        "serve");
  }

  private BenchProcess emulate(String latency) throws IOException {
    return BenchProcess.start(folder, Map.of(), "emulate", "--port", "0", "--latency", latency);
  }

  private List<String> save(String api, String name, int count) throws Exception {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      JsonObject content = Flows.published(name + " " + i);
      String body = "{\"name\":\"" + name + i + "\",\"content\":" + JsonWriter.write(content) + "}";
      JsonObject saved = (JsonObject) JsonReader.read(post(api + "/v1/flows", body));
      ids.add(String.valueOf(saved.text("id")));
    }
    return ids;
  }

  private boolean deploy(String api, String flow) throws Exception {
    return post(api + "/v1/flows/" + flow + "/deploy", "{}").contains("core_id");
  }

  private boolean grid(String address) throws Exception {
    return !get(address + "/v1/modules/scaicore/cores?limit=1").isEmpty();
  }

  private interface Work {
    void run() throws Exception;
  }

  private interface Each {
    boolean on(String item) throws Exception;
  }

  private static double perSecond(int count, Work work) throws Exception {
    long started = System.nanoTime();
    work.run();
    return count / ((System.nanoTime() - started) / 1e9);
  }

  private static long medianMicros(int count, Callable<Boolean> work) throws Exception {
    long[] micros = new long[count];
    for (int i = 0; i < count; i++) {
      long started = System.nanoTime();
      work.call();
      micros[i] = (System.nanoTime() - started) / 1000;
    }
    Arrays.sort(micros);
    return micros[count / 2];
  }

  private static void all(List<String> items, Each each) throws Exception {
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

  private String get(String url) throws Exception {
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
                .header("Authorization", "Bearer " + io.scaibox.bootstrap.box.Box.KEY)
                .build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }

  private static void print(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
