package io.scaibox.example.plugins;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** A real server as a process of its own, on a free loopback port; it ends with its test. */
final class ServerProcess implements AutoCloseable {

  private final Process process;
  private final int port;
  private final Path folder;

  private ServerProcess(Process process, int port, Path folder) {
    this.process = process;
    this.port = port;
    this.folder = folder;
  }

  /** Starts an AMQP broker with the user {@code guest}, password {@code guest-password}. */
  static ServerProcess amqpBroker() throws IOException {
    int port = freePort();
    Path folder = Files.createTempDirectory("broker");
    Path config =
        Files.writeString(
            folder.resolve("config.json"),
            """
            {"name": "broker", "modelVersion": "8.0",
             "authenticationproviders": [{"name": "plain", "type": "Plain", "secureOnlyMechanisms": [],
               "users": [{"name": "guest", "type": "managed", "password": "guest-password"}]}],
             "ports": [{"name": "AMQP", "port": "%d", "bindingAddress": "127.0.0.1",
               "authenticationProvider": "plain", "protocols": ["AMQP_0_9_1"],
               "virtualhostaliases": [{"name": "names", "type": "nameAlias"}]}],
             "virtualhostnodes": [{"name": "default", "type": "Memory", "defaultVirtualHostNode": "true",
               "virtualHostInitialConfiguration": "{\\"type\\": \\"Memory\\"}"}]}
            """
                .formatted(port));
    return start(
        "amqp",
        port,
        folder,
        List.of(
            "-DQPID_WORK=" + folder,
            "org.apache.qpid.server.Main",
            "--store-type",
            "Memory",
            "--initial-config-path",
            config.toString()));
  }

  /** Starts an S3 server that lets {@code EXAMPLEACCESS} with {@code example-secret} in. */
  static ServerProcess s3() throws IOException {
    int port = freePort();
    Path folder = Files.createTempDirectory("s3");
    Path config =
        Files.writeString(
            folder.resolve("s3proxy.conf"),
            """
            s3proxy.authorization=aws-v4
            s3proxy.endpoint=http://127.0.0.1:%d
            s3proxy.identity=EXAMPLEACCESS
            s3proxy.credential=example-secret
            jclouds.provider=transient
            jclouds.identity=none
            jclouds.credential=none
            """
                .formatted(port));
    return start(
        "s3", port, folder, List.of("org.gaul.s3proxy.Main", "--properties", config.toString()));
  }

  /** Starts the packaged product with the plugins of a folder. */
  static ServerProcess scaibox(Path plugins, Map<String, String> variables) throws IOException {
    int port = freePort();
    Path folder = Files.createTempDirectory("scaibox");
    Map<String, String> all = new HashMap<>(variables);
    all.put("SCAIBOX_PLUGINS_DIR", plugins.toString());
    all.put("SCAIFLOW_API_PORT", String.valueOf(port));
    all.put("SCAIFLOW_AUTH_DISABLED", "true");
    String jar = Path.of(System.getProperty("scaibox.jar")).toAbsolutePath().toString();
    return start("scaibox", port, folder, all, List.of("-jar", jar, "serve"));
  }

  /** Returns a port at which nobody listens. */
  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  int port() {
    return port;
  }

  /** Returns the folder that the server works in. */
  Path folder() {
    return folder;
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

  private static ServerProcess start(String name, int port, Path folder, List<String> arguments)
      throws IOException {
    List<String> line = new ArrayList<>();
    line.add("-cp");
    line.add(Path.of("..", "servers", name, "target", "server").toAbsolutePath() + "/*");
    line.addAll(arguments);
    return start(name, port, folder, Map.of(), line);
  }

  private static ServerProcess start(
      String name, int port, Path folder, Map<String, String> variables, List<String> arguments)
      throws IOException {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.add("-XX:TieredStopAtLevel=1");
    line.addAll(arguments);
    Path output = folder.resolve("output.log");
    ProcessBuilder builder =
        new ProcessBuilder(line)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().putAll(variables);
    Process process = builder.start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    Awaitility.await(name + ", see " + output)
        .atMost(Duration.ofSeconds(90))
        .until(() -> answers(port) || !process.isAlive());
    if (!process.isAlive()) {
      throw new AssertionError(name + " ended: " + Files.readString(output));
    }
    return new ServerProcess(process, port, folder);
  }

  private static boolean answers(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
