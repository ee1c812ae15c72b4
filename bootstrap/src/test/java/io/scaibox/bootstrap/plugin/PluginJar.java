package io.scaibox.bootstrap.plugin;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Makes plugins out of source texts, as a partner's build would. */
public final class PluginJar {

  private static final String SERVICES = "META-INF/services/io.scaibox.spi.AdapterProvider";

  private PluginJar() {}

  /**
   * Compiles the class {@code plugin.Provider} and packs it.
   *
   * @param members of the class, which implements {@code AdapterProvider}
   */
  public static Path write(Path jar, String members) {
    return write(jar, members, SERVICES, "plugin.Provider");
  }

  /** Compiles and packs, with another services file. */
  static Path write(Path jar, String members, String services, String named) {
    try {
      Path classes = Files.createTempDirectory("plugin-classes");
      compile(classes, source(members));
      Files.createDirectories(jar.toAbsolutePath().getParent());
      try (OutputStream file = Files.newOutputStream(jar);
          JarOutputStream out = new JarOutputStream(file);
          Stream<Path> found = Files.walk(classes)) {
        for (Path each : found.filter(Files::isRegularFile).toList()) {
          add(out, classes.relativize(each).toString(), Files.readAllBytes(each));
        }
        add(out, services, named.getBytes(java.nio.charset.StandardCharsets.UTF_8));
      }
      return jar;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void add(JarOutputStream out, String name, byte[] content) throws IOException {
    out.putNextEntry(new JarEntry(name));
    out.write(content);
    out.closeEntry();
  }

  private static String source(String members) {
    return """
    package plugin;
    import io.scaibox.domain.credential.*;
    import io.scaibox.domain.json.*;
    import io.scaibox.domain.platform.*;
    import io.scaibox.domain.queue.*;
    import io.scaibox.spi.*;
    import java.util.*;
    public class Provider implements AdapterProvider {
      public String id() { return ID; }
      public int spiVersion() { return VERSION; }
    %s
    }
    """
        .formatted(withDefaults(members));
  }

  private static String withDefaults(String members) {
    String id = members.contains(" ID ") ? "" : "static final String ID = \"bad\";\n";
    String version =
        members.contains(" VERSION ") ? "" : "static final int VERSION = SPI_VERSION;\n";
    return id + version + members;
  }

  private static void compile(Path classes, String source) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    JavaFileObject file =
        new SimpleJavaFileObject(
            URI.create("string:///plugin/Provider.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
          }
        };
    java.io.StringWriter said = new java.io.StringWriter();
    boolean done =
        compiler
            .getTask(
                said,
                null,
                null,
                List.of(
                    "-d",
                    classes.toString(),
                    "-proc:none",
                    "-nowarn",
                    "-cp",
                    System.getProperty("java.class.path")),
                null,
                List.of(file))
            .call();
    if (!done) {
      throw new IllegalStateException(said + "\n" + source);
    }
  }
}
