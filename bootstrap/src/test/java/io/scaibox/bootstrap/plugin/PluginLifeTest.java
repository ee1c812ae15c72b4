package io.scaibox.bootstrap.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaibox.bootstrap.box.Box;
import io.scaibox.bootstrap.box.Flows;
import io.scaibox.bootstrap.box.Reply;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plugin gets its settings, its folder and its log, is used, and is closed at the end. */
class PluginLifeTest {

  private static final String PLUGIN =
      """
      static final String ID = "keeper";
      public List<Setting> settings() {
        return List.of(
          Setting.text("KEEPER_NAME", "A name.").mandatory(),
          Setting.number("KEEPER_SIZE", 1, 9, 3, "A size."),
          Setting.flag("KEEPER_ON", "A flag."),
          Setting.url("KEEPER_URL", "An address."),
          Setting.secret("KEEPER_SECRET", "A secret."),
          Setting.word("KEEPER_KIND", List.of("soft", "hard"), "A kind."));
      }
      public Optional<AdapterFactory<FlowContentStore>> contents() {
        return Optional.of(Keeper::new);
      }
      static class Keeper implements FlowContentStore, AutoCloseable {
        final Map<String, byte[]> kept = new java.util.concurrent.ConcurrentHashMap<>();
        final java.nio.file.Path out;
        Keeper(ProviderContext context) throws Exception {
          SettingValues s = context.settings();
          out = java.nio.file.Path.of(System.getProperty("keeper.out"));
          String undeclared;
          try { undeclared = s.text("SCAIGRID_API_KEY"); } catch (IllegalArgumentException e) { undeclared = "hidden"; }
          java.nio.file.Files.writeString(out, s.text("KEEPER_NAME") + " " + s.number("KEEPER_SIZE") + " "
            + s.flag("KEEPER_ON") + " " + s.findUrl("KEEPER_URL").isPresent() + " " + s.secret("KEEPER_SECRET").reveal()
            + " " + s.text("KEEPER_KIND") + " " + undeclared + " " + context.folder().getFileName() + " "
            + context.shared(String.class).isPresent() + " " + (context.clock().millis() > 0));
          System.getProperties().put("keeper.loader", Keeper.class.getClassLoader());
          context.log().log(System.Logger.Level.INFO, "opened");
        }
        public void put(String key, byte[] content) { kept.put(key, content.clone()); }
        public Optional<byte[]> get(String key) { return Optional.ofNullable(kept.get(key)).map(byte[]::clone); }
        public void close() throws Exception { java.nio.file.Files.writeString(out, " closed with " + kept.size(), java.nio.file.StandardOpenOption.APPEND); }
      }
      """;

  @TempDir private Path folder;

  @Test
  void itIsOpenedUsedAndClosed() throws Exception {
    Path out = folder.resolve("out.txt");
    System.setProperty("keeper.out", out.toString());
    URLClassLoader loader;
    PluginJar.write(folder.resolve("plugins/keeper.jar"), PLUGIN);
    try (Box box =
        Box.start(
            "SCAIBOX_PLUGINS_DIR", folder.resolve("plugins").toString(),
            "SCAIBOX_CONTENTS", "keeper",
            "KEEPER_NAME", "Ada",
            "KEEPER_ON", "Yes",
            "KEEPER_SECRET", "EXAMPLE-secret")) {
      assertThat(out)
          .content()
          .isEqualTo("Ada 3 true false EXAMPLE-secret soft hidden keeper false true");
      loader = (URLClassLoader) Objects.requireNonNull(System.getProperties().get("keeper.loader"));
      assertThat(loader.findResource("plugin/Provider.class")).isNotNull();
      String flow = box.api().save(Flows.simple("Kept"));
      box.api().change(flow, Flows.simple("Kept", "Another goal"));
      Reply read = box.api().get("/v1/flows/" + flow);
      assertThat(read.text()).contains("Another goal");
      assertThat(box.api().deploy(flow).status()).isEqualTo(200);
    } finally {
      System.clearProperty("keeper.out");
      System.getProperties().remove("keeper.loader");
    }
    assertThat(Files.readString(out)).endsWith(" closed with 2");
    assertThat(loader.findResource("plugin/Provider.class")).as("its loader is closed").isNull();
  }
}
