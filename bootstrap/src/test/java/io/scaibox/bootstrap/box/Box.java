package io.scaibox.bootstrap.box;

import io.scaibox.bootstrap.configuration.Configuration;
import io.scaibox.bootstrap.configuration.Environment;
import io.scaibox.bootstrap.wiring.Server;
import io.scaibox.emulator.Emulator;
import io.scaibox.emulator.EmulatorSettings;
import io.scaibox.persistence.database.TestDatabase;
import io.scaibox.persistence.database.TestPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A server on an empty database, H2 or PostgreSQL as {@link TestDatabase} says, beside an emulated
 * ScaiGrid, both on free loopback ports.
 *
 * <p>Unless {@link #RESUMING} is among its overrides, it finishes nothing in the background, so
 * that what one test leaves half done is not among the calls that another counts.
 */
public final class Box implements AutoCloseable {

  /** The key that the emulator lets do everything. */
  public static final String KEY = EmulatorSettings.EXAMPLE_KEY;

  /** The override, with the value {@code 1}, for tests of what is finished in the background. */
  public static final String RESUMING = "SCAIFLOW_RESUME_PERIOD_S";

  private final Emulator emulator;
  private final Path folder;
  private final Server server;
  private final Api api;
  private final Grid grid;

  private Box(EmulatorSettings settings, Map<String, String> overrides) {
    this.emulator = Emulator.start(settings);
    try {
      this.folder = Files.createTempDirectory("scaibox-test");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> variables = new HashMap<>();
    variables.put("SCAIFLOW_API_PORT", "0");
    variables.put("SCAIFLOW_DATA_DIR", folder.toString());
    variables.put("SCAIFLOW_AUTH_DISABLED", "true");
    variables.put("SCAIGRID_BASE_URL", emulator.baseUrl());
    variables.put("SCAIGRID_API_KEY", KEY);
    variables.put("SCAIGRID_TIMEOUT_S", "2");
    variables.put("SCAIFLOW_DEPLOY_TIMEOUT_S", "20");
    variables.put(RESUMING, "3600");
    if (TestDatabase.isPostgres()) {
      variables.put("SCAIFLOW_DB_URL", TestPostgres.newDatabase());
      variables.put("SCAIFLOW_DB_CONNECTIONS", "8");
    }
    variables.putAll(overrides);
    variables.values().removeIf(String::isEmpty);
    this.server = Server.start(Configuration.read(Environment.of(variables)));
    this.api = new Api("http://127.0.0.1:" + server.port());
    this.grid = new Grid(emulator.baseUrl());
  }

  /**
   * Starts a box.
   *
   * @param overrides pairs of variable and value; an empty value unsets the variable
   */
  public static Box start(String... overrides) {
    return new Box(EmulatorSettings.onFreePort(), pairs(overrides));
  }

  /** Starts a box whose emulator answers lists in small pages. */
  public static Box startWithPagesOf(int pageSize) {
    EmulatorSettings free = EmulatorSettings.onFreePort();
    return new Box(
        new EmulatorSettings(free.host(), 0, 0, 0, pageSize, free.adminKey(), free.tenantSlug()),
        Map.of());
  }

  /** Returns a client of the server. */
  public Api api() {
    return api;
  }

  /** Returns the emulator's other side: what it saw, and what shall go wrong. */
  public Grid grid() {
    return grid;
  }

  /** Returns the folder with database and key file. */
  public Path folder() {
    return folder;
  }

  @Override
  public void close() {
    server.close();
    emulator.close();
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> all = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : all) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> pairs(String... values) {
    Map<String, String> map = new HashMap<>();
    for (int i = 0; i < values.length; i += 2) {
      map.put(values[i], values[i + 1]);
    }
    if (values.length % 2 != 0) {
      throw new IllegalArgumentException("no pairs: " + Arrays.toString(values));
    }
    return map;
  }
}
