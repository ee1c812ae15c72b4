package io.scaibox.bootstrap.demo;

import io.scaibox.bootstrap.configuration.Configuration;
import io.scaibox.bootstrap.configuration.Environment;
import io.scaibox.bootstrap.wiring.Server;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.emulator.Emulator;
import io.scaibox.emulator.EmulatorSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A server and an emulator on loopback, and the sample flows that are deployed between them. */
public final class Demo implements AutoCloseable {

  private static final long LATENCY_MILLIS = 20;
  private static final long POLL_MILLIS = 10;

  private final Emulator emulator;
  private final Server server;
  private final PrintWriter out;
  private final Path folder;
  private final boolean temporary;
  private final DemoClient client;
  private String lastFlowId = "";

  private Demo(Emulator emulator, Server server, PrintWriter out, Path folder, boolean temporary) {
    this.emulator = emulator;
    this.server = server;
    this.out = out;
    this.folder = folder;
    this.temporary = temporary;
    this.client = new DemoClient("http://127.0.0.1:" + server.port());
  }

  /**
   * Starts both.
   *
   * @param dataFolder null: a temporary one, removed at the end
   */
  public static Demo start(int port, @Nullable Path dataFolder, PrintWriter out)
      throws IOException {
    boolean temporary = dataFolder == null;
    Path folder = dataFolder == null ? Files.createTempDirectory("scaibox-demo") : dataFolder;
    Emulator emulator = Emulator.start(EmulatorSettings.onFreePort().withLatency(LATENCY_MILLIS));
    try {
      Map<String, String> settings = new HashMap<>();
      settings.put("SCAIFLOW_API_HOST", "127.0.0.1");
      settings.put("SCAIFLOW_API_PORT", String.valueOf(port));
      settings.put("SCAIFLOW_DATA_DIR", folder.toString());
      settings.put("SCAIFLOW_AUTH_DISABLED", "true");
      settings.put("SCAIGRID_BASE_URL", emulator.baseUrl());
      settings.put("SCAIGRID_API_KEY", EmulatorSettings.EXAMPLE_KEY);
      Server server = Server.start(Configuration.read(Environment.of(settings)));
      Demo demo = new Demo(emulator, server, out, folder, temporary);
      demo.print("emulated ScaiGrid  " + emulator.baseUrl() + "  (answers take 20 ms)");
      demo.print("scaibox            " + demo.client.baseUrl());
      return demo;
    } catch (RuntimeException e) {
      emulator.close();
      throw e;
    }
  }

  /** Saves and deploys every sample flow, one after the other; says whether all went well. */
  public boolean deploySamples() throws IOException, InterruptedException {
    boolean allWell = true;
    for (SampleFlows.Sample sample : SampleFlows.all()) {
      allWell &= deploy(sample);
    }
    return allWell;
  }

  /** Prints commands that work as they stand. */
  public void printWhatNext() {
    String flow = client.baseUrl() + "/v1/flows/" + lastFlowId;
    print("");
    print("Try next:");
    print("  curl " + client.baseUrl() + "/v1/flows");
    print("  curl -X POST " + flow + "/deploy        # again: unchanged, one upstream read");
    print("  curl " + flow + "/deployments");
    print("  curl -X POST " + flow + "/unpublish");
    print("  curl " + emulator.baseUrl() + "/_emulator/calls   # what ScaiGrid saw");
    print("  open " + client.baseUrl() + "/docs");
    print("");
    print("Ctrl-C stops.");
  }

  @Override
  public void close() {
    server.close();
    emulator.close();
    if (temporary) {
      removeFolder();
    }
  }

  private boolean deploy(SampleFlows.Sample sample) throws IOException, InterruptedException {
    print("");
    print("» " + sample.name());
    DemoClient.Answer saved = client.post("/v1/flows", sample.createBody());
    if (saved.status() != 201) {
      return failed("could not be saved", saved);
    }
    lastFlowId = String.valueOf(saved.body().text("id"));
    print("  saved as " + lastFlowId + " version " + saved.body().text("version"));
    long started = System.nanoTime();
    CompletableFuture<DemoClient.Answer> running = client.postAsync(deployPath(), JsonObject.EMPTY);
    Set<String> printed = new HashSet<>();
    while (!running.isDone()) {
      printSteps(client.get("/v1/flows/" + lastFlowId + "/deployments"), printed);
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    }
    DemoClient.Answer deployed = running.join();
    long millis = (System.nanoTime() - started) / 1_000_000;
    if (deployed.status() != 200) {
      return failed("could not be deployed", deployed);
    }
    deployed.body().array("steps").objects().forEach(step -> printStep(step, printed));
    print(
        "  %s in %d ms: core_id=%s published_slug=%s"
            .formatted(
                deployed.body().text("status"),
                millis,
                deployed.body().text("core_id"),
                deployed.body().text("published_slug")));
    return true;
  }

  private String deployPath() {
    return "/v1/flows/" + lastFlowId + "/deploy";
  }

  /** Prints the steps of the newest deployment that ended since the last look. */
  private void printSteps(DemoClient.Answer deployments, Set<String> printed) {
    deployments
        .body()
        .array("items")
        .objects()
        .findFirst()
        .ifPresent(
            newest ->
                newest
                    .array("steps")
                    .objects()
                    .filter(step -> step.has("outcome"))
                    .forEach(step -> printStep(step, printed)));
  }

  private void printStep(JsonObject step, Set<String> printed) {
    if (printed.add(step.text("name") + " " + step.text("target"))) {
      print(
          "  %-14s %-34s %-10s %5s ms"
              .formatted(
                  step.text("name"),
                  step.text("target"),
                  step.text("outcome"),
                  DemoClient.number(step, "duration_ms")));
    }
  }

  private boolean failed(String what, DemoClient.Answer answer) {
    JsonObject detail = answer.body().object("detail");
    print("  " + what + ": " + answer.status() + ' ' + detail.text("error"));
    print("  " + detail.text("message"));
    print("  fix: " + detail.text("fix"));
    return false;
  }

  private void print(String line) {
    out.println(line);
    out.flush();
  }

  private void removeFolder() {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      print("could not remove " + folder);
    }
  }
}
