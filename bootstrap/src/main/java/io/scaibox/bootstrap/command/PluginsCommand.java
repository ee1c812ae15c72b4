package io.scaibox.bootstrap.command;

import io.scaibox.bootstrap.configuration.ConfigurationException;
import io.scaibox.bootstrap.configuration.Environment;
import io.scaibox.bootstrap.configuration.PluginsFolder;
import io.scaibox.bootstrap.plugin.AdapterPort;
import io.scaibox.bootstrap.plugin.AdapterSelection;
import io.scaibox.bootstrap.plugin.FoundProvider;
import io.scaibox.bootstrap.plugin.ProviderCatalogue;
import io.scaibox.bootstrap.setting.Mistake;
import io.scaibox.spi.Setting;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code scaibox plugins}: lists the adapters that there are, and what is wrong with any. */
@Command(
    name = "plugins",
    description = {
      "Lists all adapters: what each brings, from which jar, which are used, and every setting.",
      "Adapters are looked for in SCAIBOX_PLUGINS_DIR (./plugins), a jar or a folder each, and chosen"
          + " by SCAIBOX_CORES, SCAIBOX_QUEUES, SCAIBOX_CREDENTIALS, SCAIBOX_CONTENTS,"
          + " SCAIBOX_EVENTS, SCAIBOX_PERMISSIONS and SCAIBOX_GATES.",
      "Opens none of them. Ends with 1 when a server would not start with them."
    },
    mixinStandardHelpOptions = true)
final class PluginsCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Environment environment = Environment.ofProcess(Path.of(""), InstallFolder.find());
    PluginsFolder folder = new PluginsFolder(environment);
    Function<String, Optional<String>> variables = folder.variables();
    PrintWriter out = spec.commandLine().getOut();
    try (ProviderCatalogue catalogue = folder.catalogue()) {
      List<Mistake> mistakes = new ArrayList<>(catalogue.mistakes());
      AdapterSelection selection = AdapterSelection.read(catalogue, variables, mistakes);
      out.println("plugins folder: " + folder.path().toAbsolutePath());
      for (FoundProvider provider : catalogue.providers()) {
        print(out, provider, selection.portsServedBy(provider), variables);
      }
      out.flush();
      if (!mistakes.isEmpty()) {
        throw new ConfigurationException(mistakes);
      }
      return 0;
    }
  }

  private static void print(
      PrintWriter out,
      FoundProvider provider,
      List<AdapterPort> serves,
      Function<String, Optional<String>> variables) {
    out.println();
    out.println(provider.id() + "  (" + provider.origin() + ")");
    if (!provider.description().isBlank()) {
      out.println("    " + provider.description());
    }
    out.println("    brings: " + words(provider.ports().stream().sorted().toList()));
    out.println("    serves: " + (serves.isEmpty() ? "nothing" : words(serves)));
    for (Setting setting : provider.settings()) {
      out.println(
          "    " + setting.name() + "  " + kind(setting) + "  " + value(setting, variables));
      out.println("        " + setting.help());
    }
  }

  private static String words(List<AdapterPort> ports) {
    return ports.stream()
        .map(port -> port.word() + " (" + port.variable() + ")")
        .collect(Collectors.joining(", "));
  }

  private static String kind(Setting setting) {
    return switch (setting.type()) {
      case NUMBER -> setting.least() + ".." + setting.most();
      case WORD -> String.join("|", setting.words());
      case TEXT, FLAG, URL, SECRET -> setting.type().name().toLowerCase(java.util.Locale.ROOT);
    };
  }

  private static String value(Setting setting, Function<String, Optional<String>> variables) {
    Optional<String> set = variables.apply(setting.name());
    if (set.isPresent()) {
      return setting.type() == Setting.Type.SECRET ? "= ***" : "= " + set.get();
    }
    return setting
        .defaultValue()
        .map(value -> "(default: " + value + ")")
        .orElse(setting.required() ? "(required)" : "(not set)");
  }
}
