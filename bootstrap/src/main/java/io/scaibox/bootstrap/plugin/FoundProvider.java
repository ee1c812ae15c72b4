package io.scaibox.bootstrap.plugin;

import io.scaibox.spi.AdapterProvider;
import io.scaibox.spi.Setting;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A provider with everything that it says of itself, asked once.
 *
 * @param jar where it was found; empty: on our own class path
 * @param loader its class loader; our own for our own
 */
public record FoundProvider(
    String id,
    String description,
    Optional<Path> jar,
    ClassLoader loader,
    Set<AdapterPort> ports,
    List<Setting> settings,
    AdapterProvider provider) {

  public FoundProvider {
    ports = Set.copyOf(ports);
    settings = List.copyOf(settings);
  }

  static Set<AdapterPort> portsOf(AdapterProvider provider) {
    Set<AdapterPort> ports = EnumSet.noneOf(AdapterPort.class);
    for (AdapterPort port : AdapterPort.values()) {
      if (port.isBroughtBy(provider)) {
        ports.add(port);
      }
    }
    return ports;
  }

  /** Says whether it came in a jar, and is therefore trusted with nothing. */
  public boolean isPlugin() {
    return jar.isPresent();
  }

  /** Returns where it is, for people. */
  public String origin() {
    return jar.map(Path::toString).orElse("built in");
  }
}
