package io.scaibox.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Partners' jars of the last release keep working: what they could name is still there, and they
 * need not implement anything more.
 *
 * <p>Additions that break nobody are written to {@code released-surface.txt} when a version is
 * released; a deliberate break raises {@link AdapterProvider#SPI_VERSION} with it.
 */
class SpiSurfaceTest {

  private static final Path RELEASED = Path.of("src/test/resources/released-surface.txt");

  private static final Pattern QUALIFIED = Pattern.compile("\\b([a-z][a-z0-9_]*\\.)+[A-Z]\\w*");

  private static SortedSet<String> now() throws Exception {
    return SpiSurface.of(Path.of("target/classes"));
  }

  private static SortedSet<String> released() throws Exception {
    return new TreeSet<>(Files.readAllLines(RELEASED, StandardCharsets.UTF_8));
  }

  /** Returns what breaks a plugin that was built against {@code before}. */
  static Set<String> breaks(SortedSet<String> before, SortedSet<String> after) {
    Set<String> broken = new TreeSet<>(before);
    broken.removeAll(after);
    after.stream()
        .filter(line -> line.startsWith("abstract ") && !before.contains(line))
        .filter(line -> before.stream().anyMatch(old -> isImplementable(old, line)))
        .forEach(broken::add);
    return broken;
  }

  /**
   * A new abstract method breaks whoever implements its interface; a new interface breaks nobody.
   */
  private static boolean isImplementable(String old, String added) {
    String method = added.substring("abstract ".length());
    return old.startsWith("interface ")
        && method.startsWith(old.split(" ")[1] + ".")
        && !method.startsWith(old.split(" ")[1] + "$");
  }

  @Test
  void nothingThatWasReleasedIsGone() throws Exception {
    assertThat(breaks(released(), now()))
        .as("incompatible with the released surface; see this class's Javadoc")
        .isEmpty();
  }

  @Test
  void aRemovalAChangeAndANewDutyAreNoticed() throws Exception {
    SortedSet<String> before = now();
    String method =
        "abstract io.scaibox.spi.CredentialVault.delete(io.scaibox.domain.platform.TenantId): void throws ";
    assertThat(before).contains(method);
    SortedSet<String> removed = new TreeSet<>(before);
    removed.remove(method);
    assertThat(breaks(before, removed)).containsExactly(method);
    SortedSet<String> added = new TreeSet<>(before);
    added.add("abstract io.scaibox.spi.CredentialVault.list(): java.util.List throws ");
    assertThat(breaks(before, added)).hasSize(1);
    SortedSet<String> harmless = new TreeSet<>(before);
    harmless.add("io.scaibox.spi.CredentialVault.help(): java.lang.String throws ");
    harmless.add("abstract io.scaibox.spi.NewPort.ask(): java.lang.String throws ");
    assertThat(breaks(before, harmless)).isEmpty();
  }

  @Test
  void nothingThirdPartyIsNamed() throws Exception {
    assertThat(String.join("\n", now()).lines().flatMap(line -> QUALIFIED.matcher(line).results()))
        .isNotEmpty()
        .allSatisfy(
            name ->
                assertThat(name.group())
                    .matches(
                        "java\\..*|io\\.scaibox\\.(spi|domain\\.(credential|json|platform|queue))\\..*"));
  }
}
