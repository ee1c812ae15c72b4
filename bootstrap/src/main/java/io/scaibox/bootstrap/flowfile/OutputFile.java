package io.scaibox.bootstrap.flowfile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes files whole or not at all. */
public final class OutputFile {

  private OutputFile() {}

  /** Returns the path of {@code source} with another suffix in place of its last one. */
  public static Path beside(Path source, String suffix) {
    String name = String.valueOf(source.getFileName());
    int dot = name.lastIndexOf('.');
    return source.resolveSibling((dot <= 0 ? name : name.substring(0, dot)) + suffix);
  }

  /**
   * Writes a file: first beside it, then in its place.
   *
   * @throws UnreadableFileException when it can't be written
   */
  public static void write(Path target, byte[] bytes) throws UnreadableFileException {
    try {
      Path draft = target.resolveSibling("." + target.getFileName() + ".part");
      try {
        Files.write(draft, bytes);
        Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(draft);
      }
    } catch (IOException e) {
      throw new UnreadableFileException(target, "can't be written");
    }
  }
}
