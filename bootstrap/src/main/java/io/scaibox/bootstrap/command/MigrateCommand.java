package io.scaibox.bootstrap.command;

import io.scaibox.bootstrap.configuration.DatabaseUrls;
import io.scaibox.bootstrap.configuration.Environment;
import io.scaibox.persistence.database.Database;
import io.scaibox.persistence.database.DatabaseSettings;
import io.scaibox.persistence.move.MoveDatabase;
import io.scaibox.persistence.move.MovedTable;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code scaibox migrate}: moves a box from one database to another. */
@Command(
    name = "migrate",
    description = {
      "Moves everything from one database to another, empty one, and proves that it arrived: every"
          + " table's rows are counted and checked on both sides before anything is committed.",
      "Stop the server first. The source stays as it is. Passwords are read from"
          + " SCAIFLOW_DB_FROM_PASSWORD and SCAIFLOW_DB_PASSWORD."
    },
    mixinStandardHelpOptions = true)
final class MigrateCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--from",
      description = "JDBC URL of the source (default: H2 in SCAIFLOW_DATA_DIR).")
  private @Nullable String from;

  @Option(names = "--from-user", description = "User of the source.")
  private @Nullable String fromUser;

  @Option(names = "--to", required = true, description = "JDBC URL of the empty target.")
  private String to = "";

  @Option(
      names = "--to-user",
      description = "User of the target (default: SCAIFLOW_DB_USER, if it is set).")
  private @Nullable String toUser;

  @Override
  public Integer call() {
    Environment environment = Environment.ofProcess(Path.of(""), InstallFolder.find());
    DatabaseUrls urls = new DatabaseUrls(environment);
    DatabaseSettings source = urls.source(Optional.ofNullable(from), Optional.ofNullable(fromUser));
    DatabaseSettings target = urls.target(to, Optional.ofNullable(toUser));
    urls.throwIfMistaken();
    PrintWriter out = spec.commandLine().getOut();
    try (Database here = new Database(source);
        Database there = new Database(target)) {
      out.printf("%-20s %10s  %s%n", "table", "rows", "checksum");
      for (MovedTable table : new MoveDatabase(here, there).run()) {
        out.printf("%-20s %10d  %s%n", table.name(), table.rows(), table.checksum());
      }
    }
    out.println("moved: rows and checksums are the same on both sides.");
    out.println("Start the server with SCAIFLOW_DB_URL set to the target and the same key file.");
    out.flush();
    return 0;
  }
}
