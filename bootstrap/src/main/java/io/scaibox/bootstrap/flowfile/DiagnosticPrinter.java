package io.scaibox.bootstrap.flowfile;

import io.scaibox.domain.diagnostic.Diagnostic;
import java.io.PrintWriter;
import java.util.List;

/**
 * Prints diagnostics as compilers do: {@code file:line:col: severity: message [code]}, then the
 * line of the flow with a mark under the place, then the fix.
 */
public final class DiagnosticPrinter {

  private static final int LONGEST_LINE = 160;
  private static final String RED = "\u001b[31;1m";
  private static final String YELLOW = "\u001b[33;1m";
  private static final String DIM = "\u001b[2m";
  private static final String PLAIN = "\u001b[0m";

  private final PrintWriter out;
  private final boolean coloured;

  /**
   * @param coloured whether the reader is a terminal
   */
  public DiagnosticPrinter(PrintWriter out, boolean coloured) {
    this.out = out;
    this.coloured = coloured;
  }

  /** Prints what was found in a file. */
  public void print(FlowFile file, List<FlowFile.Located> found) {
    for (FlowFile.Located located : found) {
      Diagnostic diagnostic = located.diagnostic();
      int line = located.position().line();
      int column = located.position().column();
      out.println(
          "%s:%d:%d: %s: %s [%s]"
              .formatted(
                  file.path(),
                  line,
                  column,
                  severity(diagnostic),
                  visible(diagnostic.message()),
                  diagnostic.code()));
      quote(file.line(line), column);
      out.println(dim("  fix: " + visible(diagnostic.fix())));
    }
  }

  private void quote(String line, int column) {
    int start = Math.max(0, Math.min(column - 1 - LONGEST_LINE / 2, line.length() - LONGEST_LINE));
    String shown = line.substring(start, Math.min(line.length(), start + LONGEST_LINE));
    int mark = Math.max(0, column - 1 - start);
    out.println(dim("  | " + visible(shown)));
    out.println(dim("  | " + " ".repeat(Math.min(mark, shown.length())) + "^"));
  }

  private String severity(Diagnostic diagnostic) {
    String word = diagnostic.severity().word();
    return coloured ? (diagnostic.isError() ? RED : YELLOW) + word + PLAIN : word;
  }

  private String dim(String text) {
    return coloured ? DIM + text + PLAIN : text;
  }

  /** Keeps control characters of a hostile file away from the terminal. */
  private static String visible(String text) {
    return text.replaceAll("\\p{Cntrl}", " ");
  }
}
