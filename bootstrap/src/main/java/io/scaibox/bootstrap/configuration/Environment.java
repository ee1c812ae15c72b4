package io.scaibox.bootstrap.configuration;

import io.scaibox.bootstrap.setting.Mistake;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The variables that settings are read from: the documented env files, weakest first, then the
 * process's own environment, then command-line options (reference/scaiflow.md 30).
 */
public final class Environment {

  private final Map<String, String> variables = new HashMap<>();
  private final List<Mistake> mistakes = new ArrayList<>();

  /** Reads the files that exist among the documented ones, and the process's environment. */
  public static Environment ofProcess(Path workingDirectory, Path installDirectory) {
    Environment environment = new Environment();
    Map<String, String> process = System.getenv();
    environment.readFile(Path.of("/etc/scaiflow/api.env"), false);
    environment.readFile(workingDirectory.resolve(".env"), false);
    environment.readFile(installDirectory.resolve(".env"), false);
    Optional.ofNullable(process.get("SCAIFLOW_ENV_FILE"))
        .filter(file -> !file.isBlank())
        .ifPresent(file -> environment.readFile(workingDirectory.resolve(file), true));
    environment.variables.putAll(process);
    return environment;
  }

  /** Makes an environment of exactly these variables. */
  public static Environment of(Map<String, String> variables) {
    Environment environment = new Environment();
    environment.variables.putAll(variables);
    return environment;
  }

  /** Sets a variable over all other sources, as a command-line option does. */
  public Environment with(String name, String value) {
    variables.put(name, value);
    return this;
  }

  /** Returns a variable's value without surrounding white space; an empty one counts as absent. */
  Optional<String> get(String name) {
    return Optional.ofNullable(variables.get(name))
        .map(String::strip)
        .filter(value -> !value.isEmpty());
  }

  /** Returns what was wrong with the env files. */
  List<Mistake> mistakes() {
    return List.copyOf(mistakes);
  }

  /** Reads {@code NAME=value} lines; blank lines and lines that begin with # are left out. */
  void readFile(Path file, boolean required) {
    if (!Files.isRegularFile(file)) {
      if (required) {
        mistakes.add(
            new Mistake(
                "SCAIFLOW_ENV_FILE", file + " does not exist", "Correct the path or unset it."));
      }
      return;
    }
    try {
      int number = 0;
      for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
        number++;
        readLine(file, number, line.strip());
      }
    } catch (IOException e) {
      mistakes.add(
          new Mistake(
              file.toString(), "can't be read as UTF-8 text", "Check its rights and encoding."));
    }
  }

  private void readLine(Path file, int number, String line) {
    String text = line.startsWith("export ") ? line.substring(7).strip() : line;
    if (text.isEmpty() || text.startsWith("#")) {
      return;
    }
    int equals = text.indexOf('=');
    if (equals <= 0 || !text.substring(0, equals).strip().matches("[A-Za-z_][A-Za-z0-9_]*")) {
      mistakes.add(
          new Mistake(
              file + ":" + number, "is no NAME=value line", "Write NAME=value, or # before it."));
      return;
    }
    variables.put(text.substring(0, equals).strip(), unquoted(text.substring(equals + 1).strip()));
  }

  private static String unquoted(String value) {
    boolean quoted =
        value.length() >= 2
            && (value.charAt(0) == '"' || value.charAt(0) == '\'')
            && value.charAt(value.length() - 1) == value.charAt(0);
    return quoted ? value.substring(1, value.length() - 1) : value;
  }
}
