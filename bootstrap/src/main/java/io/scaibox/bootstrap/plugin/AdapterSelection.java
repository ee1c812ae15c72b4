package io.scaibox.bootstrap.plugin;

import io.scaibox.bootstrap.setting.Mistake;
import io.scaibox.domain.diagnostic.Suggestions;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which provider serves which port, with the values of their settings. Immutable once read. */
public final class AdapterSelection {

  private final Map<AdapterPort, List<FoundProvider>> chosen = new EnumMap<>(AdapterPort.class);
  private final Map<String, CheckedValues> values = new LinkedHashMap<>();
  private final ProviderCatalogue catalogue;

  private AdapterSelection(ProviderCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * Reads the choice.
   *
   * @param environment gives a variable's value
   * @param mistakes gets everything that is wrong with the choice and with the settings
   */
  public static AdapterSelection read(
      ProviderCatalogue catalogue,
      Function<String, Optional<String>> environment,
      List<Mistake> mistakes) {
    AdapterSelection selection = new AdapterSelection(catalogue);
    for (AdapterPort port : AdapterPort.values()) {
      selection.choose(port, environment, mistakes);
    }
    for (FoundProvider provider : selection.providers()) {
      selection.values.put(provider.id(), CheckedValues.read(provider, environment, mistakes));
    }
    return selection;
  }

  /** Returns the providers that serve a port: one, but for gates. */
  public List<FoundProvider> of(AdapterPort port) {
    return chosen.getOrDefault(port, List.of());
  }

  /** Returns all providers that there are, those that serve nothing included. */
  public ProviderCatalogue catalogue() {
    return catalogue;
  }

  /** Returns all providers that serve some port. */
  public Set<FoundProvider> providers() {
    Set<FoundProvider> all = new LinkedHashSet<>();
    chosen.values().forEach(all::addAll);
    return all;
  }

  /** Returns the ports that a provider serves. */
  public List<AdapterPort> portsServedBy(FoundProvider provider) {
    return chosen.entrySet().stream()
        .filter(entry -> entry.getValue().contains(provider))
        .map(Map.Entry::getKey)
        .toList();
  }

  CheckedValues values(FoundProvider provider) {
    CheckedValues found = values.get(provider.id());
    if (found == null) {
      throw new IllegalArgumentException(provider.id() + " serves no port");
    }
    return found;
  }

  private void choose(
      AdapterPort port, Function<String, Optional<String>> environment, List<Mistake> mistakes) {
    String text = environment.apply(port.variable()).orElse(port.defaultIds());
    if (port != AdapterPort.GATES && text.replace(",", "").isBlank()) {
      mistakes.add(
          new Mistake(
              port.variable(),
              "names no adapter",
              "Name one, or unset it for '" + port.defaultIds() + "'."));
    }
    List<FoundProvider> serving = new ArrayList<>();
    for (String id : text.split(",", -1)) {
      if (!id.isBlank()) {
        find(port, id.strip(), mistakes).ifPresent(serving::add);
      }
    }
    if (port != AdapterPort.GATES && serving.size() > 1) {
      mistakes.add(
          new Mistake(
              port.variable(),
              "names several adapters: " + text,
              "Name one; only gates are many."));
    }
    chosen.put(port, List.copyOf(new LinkedHashSet<>(serving)));
  }

  private Optional<FoundProvider> find(AdapterPort port, String id, List<Mistake> mistakes) {
    List<String> able =
        catalogue.providers().stream()
            .filter(provider -> provider.ports().contains(port))
            .map(FoundProvider::id)
            .toList();
    Optional<FoundProvider> found = catalogue.provider(id);
    if (found.isPresent() && found.get().ports().contains(port)) {
      return found;
    }
    String known = able.isEmpty() ? "none is there" : "expected: " + String.join(" or ", able);
    mistakes.add(
        new Mistake(
            port.variable(),
            found
                .map(
                    other ->
                        "names '%s', which brings no %s but %s (%s)"
                            .formatted(id, port.word(), words(other.ports()), known))
                .orElse("names '%s', which is no adapter that there is (%s)".formatted(id, known)),
            Suggestions.closest(id, able).map(near -> "Did you mean '" + near + "'? ").orElse("")
                + "Put the plugin into SCAIBOX_PLUGINS_DIR, or name another; scaibox plugins lists all."));
    return Optional.empty();
  }

  private static String words(Set<AdapterPort> ports) {
    return ports.stream().sorted().map(AdapterPort::word).collect(Collectors.joining(", "));
  }
}
