package io.scaibox.bootstrap.bench;

import io.scaibox.bootstrap.box.Grid;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/**
 * Measures the packaged jar against an emulator in another process, on loopback, and ends by
 * itself: start-up, memory, deploys a second, time added to a deploy. Started by {@code bench/run}.
 */
public final class LoadRun {

  private static final int FLOWS = 400;

  private final LoadClient client = new LoadClient();
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
      double onH2 = run.throughput();
      run.onPostgres(onH2);
      run.latency();
      PluginsRun.measure(folder);
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
        client.get(address + "/health");
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

  /** Returns the creating deploys a second on H2. */
  private double throughput() throws Exception {
    try (BenchProcess emulator = emulate("0ms");
        BenchProcess server = serve(emulator.address())) {
      String api = server.address();
      List<String> warm = client.save(api, "Warm", 200);
      LoadClient.all(warm, id -> client.deploy(api, id));
      LoadClient.all(warm, id -> client.deploy(api, id));
      List<String> flows = client.save(api, "Load", FLOWS);
      double created =
          LoadClient.perSecond(
              flows.size(), () -> LoadClient.all(flows, id -> client.deploy(api, id)));
      double unchanged =
          LoadClient.perSecond(
              flows.size() * 5,
              () -> {
                for (int i = 0; i < 5; i++) {
                  LoadClient.all(flows, id -> client.deploy(api, id));
                }
              });
      String address = emulator.address();
      double upstream =
          LoadClient.perSecond(
              2000, () -> LoadClient.all(Collections.nCopies(2000, address), client::grid));
      print("emulator alone, read a Core  %.0f calls/s", upstream);
      print(
          "create-and-publish           %.0f deploys/s (%.2f of that)",
          created, created / upstream);
      print(
          "unchanged                    %.0f deploys/s (%.2f of that)",
          unchanged, unchanged / upstream);
      return created;
    }
  }

  /** The same creating deploys on a PostgreSQL that commits durably, by one process and by two. */
  private void onPostgres(double onH2) throws Exception {
    try (EmbeddedPostgres postgres =
            EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start();
        BenchProcess emulator = emulate("0ms");
        BenchProcess one = serve(emulator.address(), postgres);
        BenchProcess two = serve(emulator.address(), postgres)) {
      List<String> apis = List.of(one.address(), two.address());
      for (String api : apis) {
        List<String> warm = client.save(api, "Warm " + apis.indexOf(api), 200);
        LoadClient.all(warm, id -> client.deploy(api, id));
      }
      List<String> alone = client.save(apis.get(0), "Alone", FLOWS);
      double single =
          LoadClient.perSecond(
              FLOWS, () -> LoadClient.all(alone, id -> client.deploy(apis.get(0), id)));
      List<String> shared = client.save(apis.get(0), "Shared", FLOWS);
      double both =
          LoadClient.perSecond(
              FLOWS,
              () ->
                  LoadClient.all(
                      shared, id -> client.deploy(apis.get(shared.indexOf(id) % 2), id)));
      print("on PostgreSQL, 1 process     %.0f deploys/s (%.2f of H2's)", single, single / onH2);
      print("on PostgreSQL, 2 processes   %.0f deploys/s (%.2f of one's)", both, both / single);
    }
  }

  private void latency() throws Exception {
    try (BenchProcess emulator = emulate("20ms");
        BenchProcess server = serve(emulator.address())) {
      String api = server.address();
      String upstream = emulator.address();
      Grid grid = Grid.at(upstream);
      for (String id : client.save(api, "Warm", 100)) {
        client.deploy(api, id);
      }
      long direct = medianMicros(50, () -> client.grid(upstream));
      measure("create and publish", api, grid, direct, client.save(api, "Slow", 50));
      List<String> same = client.save(api, "Same", 50);
      for (String id : same) {
        client.deploy(api, id);
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
      client.deploy(api, id);
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

  private BenchProcess serve(String grid, EmbeddedPostgres postgres) throws IOException {
    return serve(
        grid,
        Map.of(
            "SCAIFLOW_DB_URL", postgres.getJdbcUrl("postgres", "postgres"),
            "SCAIFLOW_KEY_FILE", folder.resolve("keys.json").toString()));
  }

  private BenchProcess serve(String grid) throws IOException {
    return serve(grid, Map.of());
  }

  private BenchProcess serve(String grid, Map<String, String> more) throws IOException {
    Path data = Files.createTempDirectory(folder, "data");
    Map<String, String> variables = new HashMap<>(more);
    variables.putAll(
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
            io.scaibox.bootstrap.box.Box.KEY));
    return BenchProcess.start(data, variables, "serve");
  }

  private BenchProcess emulate(String latency) throws IOException {
    return BenchProcess.start(folder, Map.of(), "emulate", "--port", "0", "--latency", latency);
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

  private static void print(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
