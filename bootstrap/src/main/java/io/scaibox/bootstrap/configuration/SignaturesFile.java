package io.scaibox.bootstrap.configuration;

import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.json.JsonValue;
import io.scaibox.domain.verify.PluginSignatures;
import io.scaibox.json.JsonReader;
import io.scaibox.json.JsonSyntaxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The file that tells which arguments the methods of further plugins require. */
public final class SignaturesFile {

  private static final String VARIABLE = "SCAIFLOW_PLUGIN_SIGNATURES";
  private static final String FORM = "{\"alias\": {\"method\": {\"required\": [\"argument\"]}}}";

  private SignaturesFile() {}

  /** Reads the file that the environment names, for commands that need nothing else of it. */
  public static PluginSignatures read(Environment environment) {
    Settings settings = new Settings(environment);
    PluginSignatures signatures = read(settings);
    settings.throwIfMistaken();
    return signatures;
  }

  static PluginSignatures read(Settings settings) {
    Optional<String> file = settings.text(VARIABLE);
    if (file.isEmpty()) {
      return PluginSignatures.BUILT_IN;
    }
    try {
      JsonValue table = JsonReader.read(Files.readAllBytes(Path.of(file.get())));
      if (table instanceof JsonObject object) {
        return PluginSignatures.BUILT_IN.and(PluginSignatures.of(object));
      }
      settings.mistake(VARIABLE, "names a file that holds no object", "Write " + FORM + ".");
    } catch (IOException e) {
      settings.mistake(
          VARIABLE,
          "names '" + file.get() + "', which can't be read",
          "Name a file that exists, or unset it.");
    } catch (JsonSyntaxException e) {
      settings.mistake(
          VARIABLE, "names a file that is not JSON: " + e.getMessage(), "Write " + FORM + ".");
    }
    return PluginSignatures.BUILT_IN;
  }
}
