package io.scaibox.application.compile;

import io.scaibox.domain.program.Program;

/** Gives a program a text for readers. Thread-safe. */
public interface SourceFormat {

  /** Writes the program. */
  String write(Program program);
}
