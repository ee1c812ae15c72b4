package io.scaibox.bootstrap.command;

/** What the commands for flow files end with; docs/commands.md tells users. */
final class ExitCode {

  /** Everything is fine; warnings may have been printed. */
  static final int CLEAN = 0;

  /** A flow has errors. */
  static final int PROBLEMS = 1;

  /** A file could not be read or written; picocli itself uses 2 for wrong usage. */
  static final int UNREADABLE = 3;

  private ExitCode() {}
}
