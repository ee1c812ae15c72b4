package io.scaibox.bootstrap.killed;

import io.scaibox.bootstrap.box.Api;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** The packaged jar as a process of its own, as customers run it. */
public final class JarProcess implements AutoCloseable {

  private static final Pattern LISTENING =
      Pattern.compile("http:\\\\?/\\\\?/127\\.0\\.0\\.1:(\\d+)");

  private final Process process;
  private final Path output;

  private JarProcess(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /** Returns the jar that the build packaged. */
  public static Path jar() {
    return Path.of(System.getProperty("scaibox.jar", "target/scaibox.jar")).toAbsolutePath();
  }

  /**
   * Starts a command of the jar, tuned to start quickly.
   *
   * @param jvm options for the JVM itself
   */
  public static JarProcess start(
      Path folder, Map<String, String> environment, List<String> jvm, String... command)
      throws IOException {
    List<String> options = new ArrayList<>(jvm);
    options.add("-XX:TieredStopAtLevel=1");
    return startPlain(folder, environment, options, command);
  }

  /** Starts a command of the jar with exactly these JVM options. */
  public static JarProcess startPlain(
      Path folder, Map<String, String> environment, List<String> jvm, String... command)
      throws IOException {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(jvm);
    line.addAll(List.of("-jar", jar().toString()));
    line.addAll(Arrays.asList(command));
    Path output = Files.createTempFile(folder, "process", ".log");
    ProcessBuilder builder =
        new ProcessBuilder(line)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().putAll(environment);
    return new JarProcess(builder.start(), output);
  }

  /** Returns what the process printed so far. */
  public String output() {
    try {
      return Files.readString(output, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Waits until the process says where it listens, and returns that address. */
  public String address() {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> LISTENING.matcher(output()).find() || !process.isAlive());
    Matcher matcher = LISTENING.matcher(output());
    if (!matcher.find()) {
      throw new AssertionError("the process ended: " + output());
    }
    return "http://127.0.0.1:" + matcher.group(1);
  }

  /** Returns a client of the process. */
  public Api api() {
    return new Api(address());
  }

  /** Returns the process's id. */
  public long pid() {
    return process.pid();
  }

  /** Kills the process with SIGKILL and waits until it is gone. */
  public void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /** Asks the process to stop (SIGTERM) and returns its exit code. */
  public int stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      kill();
      throw new AssertionError("did not stop: " + output());
    }
    return process.exitValue();
  }

  /** Waits until the process ends by itself and returns its exit code. */
  public int join() throws InterruptedException {
    if (!process.waitFor(120, TimeUnit.SECONDS)) {
      kill();
      throw new AssertionError("did not end: " + output());
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
