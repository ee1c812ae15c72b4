package io.scaibox.bootstrap.plugin;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Where a plugin lies: a jar in the plugins folder, or a folder there with a jar and its libraries.
 *
 * @param path the jar or the folder
 * @param jars all that belongs to its class path, in the order of their names
 */
record PluginPlace(Path path, List<Path> jars) {

  PluginPlace {
    jars = List.copyOf(jars);
  }

  /**
   * Returns the plugins of a folder in the order of their names; hidden and other files are none.
   */
  static List<PluginPlace> in(Path folder) throws IOException {
    List<PluginPlace> places = new ArrayList<>();
    for (Path entry : sorted(folder, "*")) {
      boolean hidden = String.valueOf(entry.getFileName()).startsWith(".");
      if (Files.isDirectory(entry) && !hidden) {
        places.add(new PluginPlace(entry, sorted(entry, "*.jar")));
      } else if (String.valueOf(entry.getFileName()).endsWith(".jar") && !hidden) {
        places.add(new PluginPlace(entry, List.of(entry)));
      }
    }
    return places;
  }

  String name() {
    return String.valueOf(path.getFileName());
  }

  URL[] urls() {
    URL[] urls = new URL[jars.size()];
    for (int i = 0; i < urls.length; i++) {
      try {
        urls[i] = jars.get(i).toUri().toURL();
      } catch (MalformedURLException e) {
        throw new IllegalStateException("every path of a file has a URL", e);
      }
    }
    return urls;
  }

  private static List<Path> sorted(Path folder, String glob) throws IOException {
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder, glob)) {
      stream.forEach(entries::add);
    }
    Collections.sort(entries);
    return entries;
  }
}
