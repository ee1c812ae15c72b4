package io.scaibox.bootstrap.flowfile;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the files that a command line names: paths, and globs that the shell left alone. */
public final class FileFinder {

  private static final String GLOB_CHARACTERS = "*?[{";

  private FileFinder() {}

  /**
   * Returns the files in the order in which they are named, those of a glob by name, each once. A
   * path without glob characters is returned whether it exists or not; so is a glob that fits
   * nothing.
   */
  public static List<Path> find(List<String> names) throws IOException {
    Set<Path> found = new LinkedHashSet<>();
    for (String name : names) {
      found.addAll(find(name));
    }
    return List.copyOf(found);
  }

  private static List<Path> find(String name) throws IOException {
    boolean isGlob = name.chars().anyMatch(c -> GLOB_CHARACTERS.indexOf(c) >= 0);
    if (!isGlob || existsAsNamed(name)) {
      return List.of(Path.of(name));
    }
    Path base = base(name);
    String rest = name.substring(base.toString().isEmpty() ? 0 : base.toString().length() + 1);
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + rest);
    List<Path> found = new ArrayList<>();
    Path start = base.toString().isEmpty() ? Path.of(".") : base;
    if (Files.isDirectory(start)) {
      try (Stream<Path> walk = Files.walk(start)) {
        walk.filter(Files::isRegularFile)
            .filter(file -> matcher.matches(start.relativize(file)))
            .map(file -> base.toString().isEmpty() ? start.relativize(file) : file)
            .sorted()
            .forEach(found::add);
      }
    }
    return found.isEmpty() ? List.of(Path.of(name)) : found;
  }

  private static boolean existsAsNamed(String name) {
    try {
      return Files.exists(Path.of(name));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /** Returns the folders before the first one that has a glob character. */
  private static Path base(String name) {
    int glob = 0;
    while (GLOB_CHARACTERS.indexOf(name.charAt(glob)) < 0) {
      glob++;
    }
    int slash = name.lastIndexOf('/', glob);
    return Path.of(slash <= 0 ? (slash == 0 ? "/" : "") : name.substring(0, slash));
  }
}
