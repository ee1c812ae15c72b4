package io.scaibox.bootstrap.flowfile;

import java.nio.file.Path;

/** A file that is not there, or can't be read or written. */
public final class UnreadableFileException extends Exception {

  private static final long serialVersionUID = 1L;

  public UnreadableFileException(Path path, String reason) {
    super(path + ": " + reason);
  }
}
