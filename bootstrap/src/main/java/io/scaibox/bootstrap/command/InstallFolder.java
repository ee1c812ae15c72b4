package io.scaibox.bootstrap.command;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;

/** The folder that the jar lies in: "the app's" folder of the documented env files. */
final class InstallFolder {

  private InstallFolder() {}

  static Path find() {
    try {
      CodeSource source = Main.class.getProtectionDomain().getCodeSource();
      Path folder = source == null ? null : Path.of(source.getLocation().toURI()).getParent();
      return folder == null ? Path.of("") : folder;
    } catch (URISyntaxException e) {
      return Path.of("");
    }
  }
}
