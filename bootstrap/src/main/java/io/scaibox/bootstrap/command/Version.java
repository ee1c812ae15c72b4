package io.scaibox.bootstrap.command;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The product's version, as the build wrote it down. */
final class Version implements IVersionProvider {

  /** Returns the bare number. */
  static String number() throws IOException {
    return new Version().getVersion()[0].replace("scaibox ", "");
  }

  @Override
  public String[] getVersion() throws IOException {
    Properties properties = new Properties();
    try (InputStream stream = Version.class.getResourceAsStream("version.properties")) {
      if (stream != null) {
        properties.load(stream);
      }
    }
    return new String[] {"scaibox " + properties.getProperty("version", "unknown")};
  }
}
