package io.scaibox.bootstrap.plugin;

import io.scaibox.bootstrap.setting.Mistake;
import io.scaibox.spi.AdapterProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.zip.ZipFile;

/**
 * All providers that there are: our own, and those of the plugins folder, each found by {@link
 * ServiceLoader}.
 */
public final class ProviderCatalogue implements AutoCloseable {

  /** The variable that names the folder. */
  public static final String FOLDER = "SCAIBOX_PLUGINS_DIR";

  private static final String SERVICES = "META-INF/services/" + AdapterProvider.class.getName();

  private final List<FoundProvider> providers = new ArrayList<>();
  private final List<Mistake> mistakes = new ArrayList<>();
  private final List<PluginClassLoader> loaders = new ArrayList<>();

  private ProviderCatalogue() {}

  /**
   * Finds our own providers and those of every plugin in a folder. What is wrong with a plugin is
   * noted, and the others are found nevertheless.
   *
   * @param mustExist whether {@link #FOLDER} names it, so that its absence is a mistake
   */
  public static ProviderCatalogue of(Path folder, boolean mustExist) {
    ProviderCatalogue catalogue = ofOurOwn();
    if (Files.isDirectory(folder)) {
      try {
        PluginPlace.in(folder).forEach(catalogue::load);
      } catch (IOException e) {
        catalogue.mistakes.add(
            new Mistake(folder.toString(), "can't be read", "Check the folder's rights."));
      }
    } else if (mustExist) {
      catalogue.mistakes.add(
          new Mistake(
              FOLDER,
              "is '" + folder + "', which is no folder",
              "Make the folder, correct the path, or unset it."));
    }
    return catalogue;
  }

  /** Returns the providers, our own first, then by the name of their jar or folder. */
  public List<FoundProvider> providers() {
    return List.copyOf(providers);
  }

  /** Returns what is wrong with plugins. */
  public List<Mistake> mistakes() {
    return List.copyOf(mistakes);
  }

  /** Returns the provider with this id. */
  Optional<FoundProvider> provider(String id) {
    return providers.stream().filter(found -> found.id().equals(id)).findFirst();
  }

  @Override
  public void close() {
    for (PluginClassLoader loader : loaders) {
      try {
        loader.close();
      } catch (IOException e) {
        // A jar that can't be closed holds nothing but its file handle, which ends with the
        // process.
      }
    }
  }

  private static ProviderCatalogue ofOurOwn() {
    ProviderCatalogue catalogue = new ProviderCatalogue();
    ClassLoader ours = AdapterProvider.class.getClassLoader();
    for (AdapterProvider provider : ServiceLoader.load(AdapterProvider.class, ours)) {
      catalogue.add(provider, Optional.empty(), ours);
    }
    return catalogue;
  }

  private void load(PluginPlace place) {
    if (!isReadable(place)) {
      return;
    }
    PluginClassLoader loader =
        new PluginClassLoader(place.name(), place.urls(), AdapterProvider.class.getClassLoader());
    loaders.add(loader);
    PluginGuard guard = PluginGuard.forLoading(place.name(), loader);
    try {
      guard.call("being loaded", PluginGuard.START, () -> find(place, loader));
    } catch (PluginException e) {
      mistakes.add(
          new Mistake(
              place.path().toString(),
              "can't be loaded: " + e.reason(),
              "Mend the plugin; every class that it needs must lie in its jar or folder."));
    } finally {
      guard.close();
    }
  }

  private boolean find(PluginPlace place, PluginClassLoader loader) {
    int found = 0;
    try {
      for (AdapterProvider provider : ServiceLoader.load(AdapterProvider.class, loader)) {
        found++;
        add(provider, Optional.of(place.path()), loader);
      }
    } catch (ServiceConfigurationError e) {
      mistakes.add(
          new Mistake(
              place.path().toString(),
              "names a provider that can't be made: " + PluginGuard.words(e, List.of()),
              "Check "
                  + SERVICES
                  + ": a public class with a public constructor without parameters."));
      return false;
    }
    if (found == 0) {
      mistakes.add(
          new Mistake(
              place.path().toString(),
              "has no provider: there is no " + SERVICES + " in it",
              "Name the class that implements AdapterProvider there, or remove the plugin."));
    }
    return true;
  }

  private boolean isReadable(PluginPlace place) {
    if (place.jars().isEmpty()) {
      mistakes.add(
          new Mistake(
              place.path().toString(),
              "holds no jar",
              "Put the plugin's jar and its libraries into the folder, or remove it."));
      return false;
    }
    for (Path jar : place.jars()) {
      try (ZipFile zip = new ZipFile(jar.toFile())) {
        zip.size();
      } catch (IOException e) {
        mistakes.add(new Mistake(jar.toString(), "is no readable jar", "Copy the file once more."));
        return false;
      }
    }
    return true;
  }

  private void add(AdapterProvider provider, Optional<Path> jar, ClassLoader loader) {
    Optional<FoundProvider> asked = ProviderChecks.ask(provider, jar, loader, mistakes);
    if (asked.isEmpty()) {
      return;
    }
    Optional<FoundProvider> other = provider(asked.get().id());
    if (other.isPresent()) {
      mistakes.add(
          new Mistake(
              asked.get().origin(),
              "has the id '%s', which %s has too".formatted(asked.get().id(), other.get().origin()),
              "Remove one of them, or give it another id."));
      return;
    }
    providers.add(asked.get());
  }
}
