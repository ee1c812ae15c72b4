package io.scaibox.bootstrap.command;

import ch.qos.logback.classic.Level;
import io.scaibox.bootstrap.configuration.LogFormat;
import io.scaibox.emulator.Emulator;
import io.scaibox.emulator.EmulatorSettings;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code scaibox emulate}: runs the stand-in for ScaiGrid and ScaiQueue. */
@Command(
    name = "emulate",
    description = "Runs a stand-in for ScaiGrid and ScaiQueue, in memory, for demos and tests.",
    mixinStandardHelpOptions = true)
final class EmulateCommand implements Callable<Integer> {

  @Option(
      names = "--host",
      description = "Address to listen on (${DEFAULT-VALUE}).",
      defaultValue = "127.0.0.1")
  private String host = "127.0.0.1";

  @Option(
      names = "--port",
      description = "Port to listen on; 0: any free port (${DEFAULT-VALUE}).",
      defaultValue = "8100")
  private int port;

  @Option(
      names = "--latency",
      description = "How long every call takes at least, such as 20ms or 1s (${DEFAULT-VALUE}).",
      defaultValue = "0ms",
      converter = Latency.class)
  private long latency;

  @Option(
      names = "--rate-limit",
      description = "Calls a key may make in 60 seconds; 0: any number (${DEFAULT-VALUE}).",
      defaultValue = "0")
  private int rateLimit;

  @Option(
      names = "--page-size",
      description = "Largest page of lists (${DEFAULT-VALUE}).",
      defaultValue = "50")
  private int pageSize;

  @Option(
      names = "--key",
      description = "API key that may do everything (${DEFAULT-VALUE}).",
      defaultValue = EmulatorSettings.EXAMPLE_KEY)
  private String key = EmulatorSettings.EXAMPLE_KEY;

  @Option(
      names = "--tenant",
      description = "Slug of the key's tenant (${DEFAULT-VALUE}).",
      defaultValue = "dev")
  private String tenant = "dev";

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    Logging.toStandardOutput(LogFormat.TEXT, Level.WARN);
    Emulator emulator =
        Emulator.start(new EmulatorSettings(host, port, latency, rateLimit, pageSize, key, tenant));
    PrintWriter out = spec.commandLine().getOut();
    out.println("emulating ScaiGrid and ScaiQueue on " + emulator.baseUrl());
    out.println("API key " + key + " of tenant " + tenant);
    out.println("calls seen: GET /_emulator/calls; faults: POST /_emulator/faults");
    out.flush();
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  emulator.close();
                  stopped.countDown();
                },
                "scaibox-emulator-stop"));
    stopped.await();
    return 0;
  }

  /** Reads {@code 20ms}, {@code 1s}, or a number of milliseconds. */
  static final class Latency implements ITypeConverter<Long> {
    @Override
    public Long convert(String text) {
      String value = text.strip().toLowerCase(Locale.ROOT);
      if (value.matches("\\d{1,7}(ms)?")) {
        return Long.parseLong(value.replace("ms", ""));
      }
      if (value.matches("\\d{1,4}s")) {
        return Long.parseLong(value.replace("s", "")) * 1000;
      }
      throw new TypeConversionException("'" + text + "' is no duration such as 20ms or 1s");
    }
  }
}
