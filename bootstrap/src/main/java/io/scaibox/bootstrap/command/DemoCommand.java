package io.scaibox.bootstrap.command;

import ch.qos.logback.classic.Level;
import io.scaibox.bootstrap.configuration.LogFormat;
import io.scaibox.bootstrap.demo.Demo;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code scaibox demo}: deploys the sample flows against the emulator, on loopback. */
@Command(
    name = "demo",
    description = "Starts emulator and server on loopback, deploys the sample flows, stays up.",
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

  @Option(names = "--once", description = "End after the deploys: 0 when all went well, else 1.")
  private boolean once;

  @Option(names = "--port", description = "The server's port (8001; with --once any free port).")
  private @Nullable Integer port;

  @Option(
      names = "--data-dir",
      description = "Keep the demo's data here instead of in a temporary folder.")
  private @Nullable Path dataFolder;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Logging.toStandardOutput(LogFormat.TEXT, Level.WARN);
    PrintWriter out = spec.commandLine().getOut();
    int wantedPort = port != null ? port : once ? 0 : 8001;
    try (Demo demo = Demo.start(wantedPort, dataFolder, out)) {
      boolean deployed = demo.deploySamples();
      if (once) {
        return deployed ? 0 : Main.FAILED;
      }
      demo.printWhatNext();
      CountDownLatch stopped = new CountDownLatch(1);
      Runtime.getRuntime().addShutdownHook(new Thread(stopped::countDown, "scaibox-demo-stop"));
      stopped.await();
      return 0;
    }
  }
}
