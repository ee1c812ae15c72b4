package io.scaibox.bootstrap.flowfile;

import io.scaibox.domain.diagnostic.Diagnostic;
import io.scaibox.domain.diagnostic.Severity;
import io.scaibox.domain.diagnostic.TextPosition;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.json.JsonPointer;
import io.scaibox.domain.json.JsonValue;
import io.scaibox.json.JsonPositions;
import io.scaibox.json.JsonReader;
import io.scaibox.json.JsonSyntaxException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A flow in a file, with the places of its values.
 *
 * @param content the flow; empty when the file holds none
 * @param problems why it holds none, with the places of the mistakes
 */
public record FlowFile(
    Path path, String text, Optional<JsonObject> content, List<Located> problems) {

  public FlowFile {
    problems = List.copyOf(problems);
  }

  /** A diagnostic and where in the file it points to. */
  public record Located(Diagnostic diagnostic, TextPosition position) {}

  /**
   * Reads a file.
   *
   * @throws UnreadableFileException when there is no such file, or it can't be read
   */
  public static FlowFile read(Path path) throws UnreadableFileException {
    byte[] bytes;
    try {
      bytes = withoutMark(Files.readAllBytes(path));
    } catch (NoSuchFileException e) {
      throw new UnreadableFileException(path, "no such file");
    } catch (IOException e) {
      throw new UnreadableFileException(path, "can't be read");
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    try {
      JsonValue value = JsonReader.read(bytes);
      if (value instanceof JsonObject object) {
        return new FlowFile(path, text, Optional.of(object), List.of());
      }
      return broken(
          path, text, "a flow is an object, not a " + value.kind(), new TextPosition(1, 1));
    } catch (JsonSyntaxException e) {
      return broken(
          path, text, String.valueOf(e.getMessage()), new TextPosition(e.line(), e.column()));
    }
  }

  /** Some editors put a byte order mark before UTF-8; JSON knows none (RFC 8259 8.1). */
  private static byte[] withoutMark(byte[] bytes) {
    boolean marked =
        bytes.length >= 3
            && bytes[0] == (byte) 0xef
            && bytes[1] == (byte) 0xbb
            && bytes[2] == (byte) 0xbf;
    return marked ? Arrays.copyOfRange(bytes, 3, bytes.length) : bytes;
  }

  private static FlowFile broken(Path path, String text, String message, TextPosition at) {
    Diagnostic diagnostic =
        new Diagnostic(
            "malformed_json",
            Severity.ERROR,
            message,
            "Mend the JSON here.",
            JsonPointer.ROOT,
            Optional.empty(),
            Optional.empty(),
            List.of());
    return new FlowFile(path, text, Optional.empty(), List.of(new Located(diagnostic, at)));
  }

  /** Returns diagnostics of the content with their places in the file. */
  public List<Located> locate(List<Diagnostic> diagnostics) {
    if (diagnostics.isEmpty()) {
      return List.of();
    }
    JsonPositions positions = JsonPositions.of(text);
    return diagnostics.stream()
        .map(diagnostic -> new Located(diagnostic, positions.of(diagnostic.pointer())))
        .toList();
  }

  /** Returns a line of the file; the first one has number 1. */
  public String line(int number) {
    return text.lines().skip(number - 1L).findFirst().orElse("");
  }
}
