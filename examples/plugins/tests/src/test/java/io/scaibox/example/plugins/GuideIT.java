package io.scaibox.example.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every command of docs/partners.md, run in an empty folder as a newcomer would. */
class GuideIT {

  private static final Path ROOT = Path.of("..", "..", "..").toAbsolutePath().normalize();
  private static final Pattern COMMANDS = Pattern.compile("(?s)```sh\n(.*?)```");

  @TempDir private Path folder;

  @Test
  void aNewcomerGetsToALoadedPlugin() throws Exception {
    String guide = Files.readString(ROOT.resolve("docs/partners.md"), StandardCharsets.UTF_8);
    StringBuilder script = new StringBuilder("set -eu\n");
    Matcher blocks = COMMANDS.matcher(guide);
    while (blocks.find()) {
      script.append(blocks.group(1));
    }
    Path output = folder.resolve("../guide-output.log").normalize();
    Path work = Files.createDirectory(folder.resolve("empty"));
    ProcessBuilder builder =
        new ProcessBuilder("bash", "-c", script.toString())
            .directory(work.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().put("SCAIBOX", ROOT.toString());
    builder.environment().put("PORT", String.valueOf(ServerProcess.freePort()));
    String java = Path.of(System.getProperty("java.home"), "bin").toString();
    builder.environment().merge("PATH", java, (before, first) -> first + ":" + before);
    Process process = builder.start();
    boolean ended = process.waitFor(240, TimeUnit.SECONDS);
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    String said = Files.readString(output, StandardCharsets.UTF_8);
    Files.delete(output);
    assertThat(ended).as(said).isTrue();
    assertThat(process.exitValue()).as(said).isZero();
    Matcher shown = Pattern.compile("(?s)```text\n(.*?)```").matcher(guide);
    assertThat(shown.find()).isTrue();
    for (String line : shown.group(1).split("\n")) {
      assertThat(said).contains(line.strip());
    }
    assertThat(said)
        .containsPattern("0 tests failed")
        .contains("\"error\":\"deploy_vetoed\"", "model_not_allowed", "is not allowed here");
  }
}
