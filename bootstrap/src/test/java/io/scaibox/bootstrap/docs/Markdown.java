package io.scaibox.bootstrap.docs;

import io.scaibox.domain.json.JsonObject;
import io.scaibox.json.JsonReader;
import io.scaibox.json.JsonSyntaxException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sections of our own pages, with the examples in them. */
final class Markdown {

  private static final Pattern FENCE = Pattern.compile("(?ms)^```(\\w+)\\n(.*?)^```$");
  private static final Path FOLDER = Path.of("..", "docs");

  private Markdown() {}

  /** A section under a heading of the third level. */
  record Section(String title, String text) {

    /** Returns the examples in a language, in order. */
    List<String> examples(String language) {
      List<String> found = new ArrayList<>();
      Matcher matcher = FENCE.matcher(text);
      while (matcher.find()) {
        if (matcher.group(1).equals(language)) {
          found.add(matcher.group(2));
        }
      }
      return found;
    }

    @Override
    public String toString() {
      return title;
    }
  }

  static List<Section> sections(String page) {
    List<Section> sections = new ArrayList<>();
    String[] parts = read(page).split("(?m)^### ");
    for (int i = 1; i < parts.length; i++) {
      int end = parts[i].indexOf('\n');
      sections.add(new Section(parts[i].substring(0, end).strip(), parts[i].substring(end)));
    }
    return sections;
  }

  static String read(String page) {
    try {
      return Files.readString(FOLDER.resolve(page));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonObject json(String text) {
    try {
      return (JsonObject) JsonReader.read(text);
    } catch (JsonSyntaxException e) {
      throw new AssertionError(text, e);
    }
  }
}
