package io.scaibox.bootstrap.command;

import io.scaibox.bootstrap.configuration.ConfigurationException;
import io.scaibox.bootstrap.plugin.AdaptersFailedException;
import io.scaibox.persistence.credential.KeyFileException;
import io.scaibox.persistence.database.Database;
import io.scaibox.persistence.move.MoveException;
import java.io.PrintWriter;
import java.net.BindException;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code scaibox}. */
@Command(
    name = "scaibox",
    description = "Deploys ScaiFlow graphs to ScaiGrid and, when it can't, says exactly why.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {
      ServeCommand.class,
      DemoCommand.class,
      ValidateCommand.class,
      CompileCommand.class,
      ImportCommand.class,
      FormatCommand.class,
      GraphCommand.class,
      EmulateCommand.class,
      KeysCommand.class,
      PluginsCommand.class,
      MigrateCommand.class
    })
public final class Main implements Runnable {

  /** Exit code of a command that failed. */
  static final int FAILED = 1;

  @Spec private CommandSpec spec;

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  static int run(String... arguments) {
    return commandLine().execute(arguments);
  }

  static CommandLine commandLine() {
    return new CommandLine(new Main()).setExecutionExceptionHandler(Main::explain);
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getErr());
    throw new CommandLine.ParameterException(spec.commandLine(), "a command is missing");
  }

  /** Says what went wrong in words; a stack trace only for what nobody foresaw. */
  private static int explain(Exception error, CommandLine command, CommandLine.ParseResult parsed) {
    PrintWriter err = command.getErr();
    Optional<String> refusal = Database.refusal(error);
    if (error instanceof ConfigurationException) {
      err.println("error: " + error.getMessage());
    } else if (error instanceof MoveException move) {
      err.println("error: " + move.getMessage());
      err.println("    fix: " + move.fix());
    } else if (error instanceof AdaptersFailedException adapters) {
      err.println("error: " + new ConfigurationException(adapters.mistakes()).getMessage());
    } else if (error instanceof KeyFileException keys) {
      err.println("error: " + keys.getMessage());
      err.println("    fix: " + keys.fix());
    } else if (rootCause(error) instanceof BindException) {
      err.println("error: the port is in use or may not be used: " + rootCause(error).getMessage());
      err.println("    fix: set SCAIFLOW_API_PORT (or --port) to a free port.");
    } else if (String.valueOf(rootCause(error).getMessage()).contains("may be already in use")) {
      err.println("error: another process has the database open.");
      err.println("    fix: stop it, or set SCAIFLOW_DATA_DIR to another folder.");
    } else if (refusal.isPresent()) {
      err.println("error: the database can't be used: " + firstLine(refusal.get()));
      err.println("    fix: start it, or correct SCAIFLOW_DB_URL, _USER and _PASSWORD.");
    } else if (String.valueOf(rootCause(error).getMessage()).contains("IFEXISTS=true")) {
      err.println("error: there is no such database file.");
      err.println("    fix: correct the path behind jdbc:h2:file:, without .mv.db at its end.");
    } else if (String.valueOf(rootCause(error)).contains("MVStoreException")) {
      err.println("error: the database file is damaged: " + rootCause(error).getMessage());
      err.println("    fix: keep the file, and restore the newest backup; see docs/operations.md.");
    } else {
      err.println("error: " + error);
      error.printStackTrace(err);
    }
    err.flush();
    return FAILED;
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }

  private static Throwable rootCause(Throwable error) {
    Throwable cause = error;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }
}
