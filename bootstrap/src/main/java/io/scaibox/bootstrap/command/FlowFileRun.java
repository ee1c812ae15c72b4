package io.scaibox.bootstrap.command;

import io.scaibox.bootstrap.configuration.Environment;
import io.scaibox.bootstrap.configuration.SignaturesFile;
import io.scaibox.bootstrap.flowfile.DiagnosticPrinter;
import io.scaibox.bootstrap.flowfile.FileFinder;
import io.scaibox.bootstrap.flowfile.FlowFile;
import io.scaibox.bootstrap.flowfile.UnreadableFileException;
import io.scaibox.domain.compile.FlowCompiler;
import io.scaibox.domain.diagnostic.Diagnostic;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Walks the files of one command: progress while it lasts, problems as found, a summary at last.
 */
final class FlowFileRun {

  /** What a command does with one file; it returns what it found. */
  interface Work {
    List<FlowFile.Located> on(FlowFile file) throws UnreadableFileException;
  }

  private final PrintWriter err;
  private final DiagnosticPrinter printer;
  private final boolean terminal;
  private final boolean quiet;
  private int files;
  private int broken;
  private int errors;
  private int warnings;
  private int unreadable;

  /**
   * @param quiet whether the problems are told elsewhere, as JSON
   */
  FlowFileRun(CommandSpec spec, boolean quiet) {
    this.err = spec.commandLine().getErr();
    this.terminal = Ansi.AUTO.enabled();
    this.printer = new DiagnosticPrinter(err, terminal);
    this.quiet = quiet;
  }

  /** Makes the compiler that the environment asks for, with what it tells of further plugins. */
  static FlowCompiler compiler() {
    return new FlowCompiler(
        SignaturesFile.read(Environment.ofProcess(Path.of(""), InstallFolder.find())));
  }

  /** Does the work on every file and returns the exit code. */
  int over(List<String> names, Work work) throws IOException {
    List<Path> paths = FileFinder.find(names);
    for (Path path : paths) {
      files++;
      showProgress(path, paths.size());
      try {
        FlowFile file = FlowFile.read(path);
        List<FlowFile.Located> found =
            file.content().isPresent() ? work.on(file) : broken(file, work);
        count(found);
        hideProgress();
        if (!quiet) {
          printer.print(file, found);
        }
      } catch (UnreadableFileException e) {
        hideProgress();
        unreadable++;
        err.println("error: " + e.getMessage());
      }
    }
    if (paths.size() > 1 || errors + warnings + unreadable > 0) {
      err.println(summary());
    }
    err.flush();
    return unreadable > 0 ? ExitCode.UNREADABLE : errors > 0 ? ExitCode.PROBLEMS : ExitCode.CLEAN;
  }

  private static List<FlowFile.Located> broken(FlowFile file, Work work)
      throws UnreadableFileException {
    work.on(file);
    return file.problems();
  }

  private void count(List<FlowFile.Located> found) {
    long errorCount =
        found.stream().map(FlowFile.Located::diagnostic).filter(Diagnostic::isError).count();
    errors += (int) errorCount;
    warnings += found.size() - (int) errorCount;
    broken += errorCount > 0 ? 1 : 0;
  }

  private String summary() {
    return "%s checked, %d with errors: %s, %s%s"
        .formatted(
            plural(files, "file"),
            broken,
            plural(errors, "error"),
            plural(warnings, "warning"),
            unreadable > 0 ? ", " + plural(unreadable, "file") + " not read" : "");
  }

  private static String plural(int count, String word) {
    return count + " " + word + (count == 1 ? "" : "s");
  }

  private void showProgress(Path path, int all) {
    if (terminal && all > 1) {
      err.print("\r\u001b[K[" + files + "/" + all + "] " + path);
      err.flush();
    }
  }

  private void hideProgress() {
    if (terminal && files > 0) {
      err.print("\r\u001b[K");
    }
  }
}
