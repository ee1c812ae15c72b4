package io.scaibox.bootstrap.command;

import java.util.List;
import picocli.CommandLine.Parameters;

/** The files that a command for several flows works on. */
final class FlowFileNames {

  @Parameters(
      arity = "1..*",
      paramLabel = "FLOW",
      description = "Files with flows; globs such as 'flows/**.json' are expanded.")
  private List<String> names = List.of();

  /** Returns the paths and globs as written. */
  List<String> written() {
    return names;
  }
}
