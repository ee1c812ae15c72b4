package io.scaibox.bootstrap.bench;

import io.scaibox.bootstrap.killed.JarProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The packaged jar with the JVM's own defaults, as a measured user starts it. */
final class BenchProcess implements AutoCloseable {

  private final JarProcess process;

  private BenchProcess(JarProcess process) {
    this.process = process;
  }

  static BenchProcess start(Path folder, Map<String, String> environment, String... command)
      throws IOException {
    return new BenchProcess(JarProcess.startPlain(folder, environment, List.of(), command));
  }

  String address() {
    return process.address();
  }

  /** Returns the resident set size as Linux tells it. */
  long residentKibibytes() throws IOException {
    return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .map(line -> line.replaceAll("\\D", ""))
        .mapToLong(Long::parseLong)
        .findFirst()
        .orElse(0);
  }

  @Override
  public void close() {
    process.close();
  }
}
