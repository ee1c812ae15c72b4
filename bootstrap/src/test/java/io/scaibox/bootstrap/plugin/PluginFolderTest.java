package io.scaibox.bootstrap.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaibox.bootstrap.setting.Mistake;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every way in which a plugin, or the choice of one, can be wrong before anything is opened. */
class PluginFolderTest {

  private static final String QUEUES =
      "public Optional<AdapterFactory<QueueProvisioner>> queues() { return Optional.of(c -> null); }";
  private static final String SERVICES = "META-INF/services/io.scaibox.spi.AdapterProvider";

  @TempDir private Path folder;

  private List<Mistake> mistakes(String... variables) {
    return mistakes(Map.of(), variables);
  }

  private List<Mistake> mistakes(Map<String, String> more, String... pairs) {
    try (ProviderCatalogue catalogue = ProviderCatalogue.of(folder, false)) {
      List<Mistake> mistakes = new ArrayList<>(catalogue.mistakes());
      Map<String, String> variables = new java.util.HashMap<>(more);
      for (int i = 0; i < pairs.length; i += 2) {
        variables.put(pairs[i], pairs[i + 1]);
      }
      AdapterSelection.read(catalogue, name -> Optional.ofNullable(variables.get(name)), mistakes);
      return mistakes;
    }
  }

  private void assertMistake(List<Mistake> mistakes, String where, String message) {
    assertThat(mistakes)
        .anySatisfy(
            mistake -> {
              assertThat(mistake.where()).endsWith(where);
              assertThat(mistake.message()).contains(message);
              assertThat(mistake.fix()).isNotBlank();
            });
  }

  @Test
  void whatPluginsShareWithTheHouseIsWhatTheSpiHas() throws Exception {
    Path classes = Path.of("..", "spi", "target", "classes");
    try (Stream<Path> files = Files.walk(classes)) {
      Set<String> packages =
          files
              .filter(file -> file.toString().endsWith(".class"))
              .map(file -> String.valueOf(classes.relativize(file).getParent()).replace('/', '.'))
              .collect(Collectors.toSet());
      assertThat(PluginClassLoader.SHARED_PACKAGES).isEqualTo(packages);
    }
  }

  @Test
  void aGoodPluginIsFoundAndChosen() {
    PluginJar.write(folder.resolve("good.jar"), "static final String ID = \"rabbit\";" + QUEUES);
    assertThat(mistakes("SCAIBOX_QUEUES", "rabbit")).isEmpty();
  }

  @Test
  void aFolderWithItsLibrariesIsOnePlugin() {
    PluginJar.write(
        folder.resolve("rabbit/rabbit.jar"), "static final String ID = \"rabbit\";" + QUEUES);
    assertThat(mistakes("SCAIBOX_QUEUES", "rabbit")).isEmpty();
  }

  @Test
  void twoEqualIdsNameBothJars() {
    PluginJar.write(folder.resolve("one.jar"), QUEUES);
    PluginJar.write(folder.resolve("two.jar"), QUEUES);
    assertMistake(mistakes(), "two.jar", "has the id 'bad', which " + folder.resolve("one.jar"));
  }

  @Test
  void anIdOfOursIsTaken() {
    PluginJar.write(folder.resolve("ours.jar"), "static final String ID = \"scaiqueue\";" + QUEUES);
    assertMistake(mistakes(), "ours.jar", "has the id 'scaiqueue', which built in has too");
  }

  @Test
  void anUnknownIdIsSaidWithTheNearest() {
    PluginJar.write(folder.resolve("good.jar"), "static final String ID = \"rabbit\";" + QUEUES);
    List<Mistake> mistakes = mistakes("SCAIBOX_QUEUES", "rabit");
    assertMistake(mistakes, "SCAIBOX_QUEUES", "names 'rabit', which is no adapter that there is");
    assertThat(mistakes.get(0).fix()).contains("Did you mean 'rabbit'?");
  }

  @Test
  void anAdapterForAnotherPortIsRefused() {
    PluginJar.write(folder.resolve("bad.jar"), QUEUES);
    assertMistake(mistakes("SCAIBOX_CORES", "bad"), "SCAIBOX_CORES", "brings no cores but queues");
    assertMistake(
        mistakes("SCAIBOX_CORES", "scaigrid,database"), "SCAIBOX_CORES", "brings no cores but");
    assertMistake(mistakes("SCAIBOX_CORES", ","), "SCAIBOX_CORES", "names no adapter");
  }

  @Test
  void aJarWithoutAProvider() {
    PluginJar.write(folder.resolve("empty.jar"), QUEUES, "META-INF/other", "x");
    assertMistake(mistakes(), "empty.jar", "has no provider: there is no " + SERVICES);
  }

  @Test
  void aProviderThatDoesNotExistOrCannotBeMade() {
    PluginJar.write(folder.resolve("absent.jar"), QUEUES, SERVICES, "plugin.Nobody");
    PluginJar.write(
        folder.resolve("throws.jar"),
        QUEUES + "public Provider() { throw new IllegalStateException(\"no licence\"); }");
    List<Mistake> mistakes = mistakes();
    assertMistake(mistakes, "absent.jar", "names a provider that can't be made");
    assertMistake(mistakes, "throws.jar", "java.lang.IllegalStateException: no licence");
  }

  @Test
  void anotherVersionOfTheSpi() {
    PluginJar.write(folder.resolve("old.jar"), "static final int VERSION = 0;" + QUEUES);
    assertMistake(mistakes(), "old.jar", "was built for version 0 of the SPI (expected: 1)");
  }

  @Test
  void brokenFilesAndEmptyFolders() throws Exception {
    Files.writeString(folder.resolve("text.jar"), "no zip");
    Files.createDirectory(folder.resolve("nothing"));
    Files.writeString(folder.resolve("README.txt"), "is no plugin, and no mistake");
    Files.createDirectory(folder.resolve(".hidden"));
    List<Mistake> mistakes = mistakes();
    assertMistake(mistakes, "text.jar", "is no readable jar");
    assertMistake(mistakes, "nothing", "holds no jar");
    assertThat(mistakes).hasSize(2);
  }

  @Test
  void aProviderThatThrowsOrLiesAboutItself() {
    PluginJar.write(
        folder.resolve("throwing.jar"),
        QUEUES + "public List<Setting> settings() { throw new Error(\"oops\"); }");
    PluginJar.write(
        folder.resolve("upper.jar"), "static final String ID = \"Upper Case\";" + QUEUES);
    PluginJar.write(folder.resolve("useless.jar"), "static final String ID = \"useless\";");
    PluginJar.write(
        folder.resolve("settings.jar"),
        "static final String ID = \"settings\";"
            + QUEUES
            + "public List<Setting> settings() { return List.of(Setting.text(\"SCAIFLOW_DB_URL\", \"x\"),"
            + " Setting.text(\"lower\", \"x\"), Setting.number(\"SIZE\", 1, 2, 3, \"x\")); }");
    List<Mistake> mistakes = mistakes();
    assertMistake(mistakes, "throwing.jar", "can't be loaded: threw java.lang.Error: oops");
    assertMistake(mistakes, "upper.jar", "has the id 'Upper Case'");
    assertMistake(mistakes, "useless.jar", "brings no adapter for any port");
    assertMistake(mistakes, "settings.jar", "SCAIFLOW_DB_URL, a name that is scaibox's own");
    assertMistake(mistakes, "settings.jar", "'lower', which is no variable");
    assertMistake(mistakes, "settings.jar", "a default for SIZE that is '3' (expected: 1..2)");
  }

  @Test
  void settingsAreCheckedAllAtOnceWhenTheAdapterIsUsed() {
    PluginJar.write(
        folder.resolve("bad.jar"),
        QUEUES
            + "public List<Setting> settings() { return List.of("
            + "Setting.text(\"RABBIT_HOST\", \"Where it is.\").mandatory(),"
            + "Setting.number(\"RABBIT_PORT\", 1, 65535, 5672, \"Its port.\"),"
            + "Setting.word(\"RABBIT_MODE\", List.of(\"quorum\", \"classic\"), \"Kind.\"),"
            + "Setting.url(\"RABBIT_API\", \"Its API.\"),"
            + "Setting.flag(\"RABBIT_TLS\", \"Whether.\")); }");
    Map<String, String> wrong =
        Map.of(
            "RABBIT_PORT",
            "x",
            "RABBIT_MODE",
            "soft",
            "RABBIT_API",
            "ftp://x",
            "RABBIT_TLS",
            "maybe");
    List<Mistake> mistakes = mistakes(wrong, "SCAIBOX_QUEUES", "bad");
    assertMistake(mistakes, "RABBIT_HOST", "is not set, and adapter 'bad' needs it: Where it is.");
    assertMistake(mistakes, "RABBIT_PORT", "is 'x' (expected: 1..65535)");
    assertMistake(mistakes, "RABBIT_MODE", "is 'soft' (expected: quorum or classic)");
    assertMistake(mistakes, "RABBIT_API", "is no base URL");
    assertMistake(mistakes, "RABBIT_TLS", "is 'maybe' (expected: true or false)");
    assertThat(mistakes).hasSize(5);
    assertThat(mistakes(wrong)).as("nobody uses it").isEmpty();
  }

  @Test
  void aFolderThatWasNamedMustExist() {
    try (ProviderCatalogue catalogue = ProviderCatalogue.of(folder.resolve("absent"), true)) {
      assertThat(catalogue.mistakes()).hasSize(1);
      assertThat(catalogue.mistakes().get(0).where()).isEqualTo("SCAIBOX_PLUGINS_DIR");
    }
  }
}
