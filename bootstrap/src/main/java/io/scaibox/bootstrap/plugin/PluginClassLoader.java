package io.scaibox.bootstrap.plugin;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.Set;

/**
 * Loads the classes of one plugin: its own, the JDK's, and exactly the packages that the SPI's
 * signatures name. So it may bring any version of any library, and can't reach into the house.
 */
final class PluginClassLoader extends URLClassLoader {

  /** What a plugin and the house share. */
  static final Set<String> SHARED_PACKAGES =
      Set.of(
          "io.scaibox.spi",
          "io.scaibox.domain.credential",
          "io.scaibox.domain.json",
          "io.scaibox.domain.platform",
          "io.scaibox.domain.queue");

  private final ClassLoader house;

  PluginClassLoader(String name, URL[] jars, ClassLoader house) {
    super("plugin-" + name, jars, ClassLoader.getPlatformClassLoader());
    this.house = house;
  }

  /** Shared packages come from the house even when the plugin brings a copy of them. */
  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    int end = name.lastIndexOf('.');
    return end > 0 && SHARED_PACKAGES.contains(name.substring(0, end))
        ? house.loadClass(name)
        : super.loadClass(name, resolve);
  }
}
