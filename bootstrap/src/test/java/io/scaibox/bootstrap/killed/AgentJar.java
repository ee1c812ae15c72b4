package io.scaibox.bootstrap.killed;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import net.bytebuddy.ByteBuddy;

/** Packs {@link KillAgent} as an agent jar that finds Byte Buddy beside it. */
final class AgentJar {

  private static final List<Class<?>> CLASSES =
      List.of(KillAgent.class, KillAgent.Around.class, KillAgent.KillPoint.class);

  private AgentJar() {}

  static Path write(Path folder) throws IOException, URISyntaxException {
    Path byteBuddy =
        Path.of(ByteBuddy.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.put(new Attributes.Name("Premain-Class"), KillAgent.class.getName());
    attributes.put(Attributes.Name.CLASS_PATH, byteBuddy.toUri().toString());
    Path jar = folder.resolve("kill-agent.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      for (Class<?> type : CLASSES) {
        String name = type.getName().replace('.', '/') + ".class";
        out.putNextEntry(new JarEntry(name));
        try (InputStream in = type.getClassLoader().getResourceAsStream(name)) {
          in.transferTo(out);
        }
        out.closeEntry();
      }
    }
    return jar;
  }
}
