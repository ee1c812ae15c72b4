package io.scaibox.bootstrap.configuration;

import io.scaibox.domain.platform.Secret;
import io.scaibox.persistence.database.DatabaseSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** The databases that a box is moved between. */
public final class DatabaseUrls {

  private static final Pattern SUPPORTED = Pattern.compile("jdbc:(h2:|postgresql:).+");
  private static final Pattern PASSWORD = Pattern.compile("(?i)[?&;]password=|//[^/@?]+:[^/@?]+@");
  private static final Duration LEASE = Duration.ofSeconds(20);
  private static final int CONNECTIONS = 2;

  private final Settings settings;

  /** Reads what the options leave out from these variables. */
  public DatabaseUrls(Environment environment) {
    this.settings = new Settings(environment);
  }

  /** Returns the source; an H2 file that doesn't exist is not made. */
  public DatabaseSettings source(Optional<String> url, Optional<String> user) {
    Path data = settings.path("SCAIFLOW_DATA_DIR", Path.of("data"));
    String from = url.orElseGet(() -> ofDataFolder(data));
    check(settings, "--from", from);
    String existing = from.startsWith("jdbc:h2:") ? from + ";IFEXISTS=TRUE" : from;
    return database(existing, user, settings.secret("SCAIFLOW_DB_FROM_PASSWORD"));
  }

  /** Returns the target. */
  public DatabaseSettings target(String url, Optional<String> user) {
    check(settings, "--to", url);
    return database(
        url,
        user.or(() -> settings.text("SCAIFLOW_DB_USER")),
        settings.secret("SCAIFLOW_DB_PASSWORD"));
  }

  /** Throws one exception that names every mistake. */
  public void throwIfMistaken() {
    settings.throwIfMistaken();
  }

  /** Returns the URL of the database that a server has unless it is told otherwise. */
  static String ofDataFolder(Path data) {
    return "jdbc:h2:file:" + data.resolve("scaiflow").toAbsolutePath();
  }

  static void check(Settings settings, String name, String url) {
    if (!SUPPORTED.matcher(url).matches()) {
      settings.mistake(
          name,
          "is no JDBC URL that is supported (expected: jdbc:h2:… or jdbc:postgresql:…)",
          "Write it like jdbc:h2:file:./data/scaiflow or jdbc:postgresql://db.example/scaibox.");
    } else if (PASSWORD.matcher(url).find()) {
      settings.mistake(
          name,
          "holds a password, which shows wherever the URL does",
          "Take it out, and set SCAIFLOW_DB_PASSWORD (or SCAIFLOW_DB_FROM_PASSWORD).");
    }
  }

  private static DatabaseSettings database(
      String url, Optional<String> user, Optional<Secret> password) {
    return new DatabaseSettings(url, user, password, CONNECTIONS, LEASE);
  }
}
