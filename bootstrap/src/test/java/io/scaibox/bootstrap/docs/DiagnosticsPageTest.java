package io.scaibox.bootstrap.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaibox.domain.compile.FlowCompiler;
import io.scaibox.domain.diagnostic.Diagnostic;
import io.scaibox.domain.diagnostic.JsonPatch;
import io.scaibox.domain.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule of docs/diagnostics.md is broken by its first example and kept by its second. */
class DiagnosticsPageTest {

  private static final Pattern REPORTED =
      Pattern.compile(
          "(?s)(?:(?:error|warning|report)\\((?:\\s*fields,)?|choice\\([^,;]+,[^,;]+,)"
              + "\\s*\"([a-z]+(?:_[a-z]+)*|E\\d+)\"\\s*[,)]");

  private final FlowCompiler compiler = new FlowCompiler();

  static List<Markdown.Section> rules() {
    return Markdown.sections("diagnostics.md");
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theFirstExampleBreaksTheRule(Markdown.Section rule) {
    JsonObject flow = Fragments.flow(Markdown.json(rule.examples("json").get(0)));
    List<Diagnostic> found =
        compiler.compile(flow, "x").diagnostics().stream()
            .filter(diagnostic -> diagnostic.code().equals(rule.title()))
            .toList();
    assertThat(found).isNotEmpty();
    for (Diagnostic diagnostic : found) {
      assertThat(rule.text().substring(0, 40).toLowerCase(Locale.ROOT))
          .contains(diagnostic.severity().word());
      assertThat(diagnostic.pointer().in(flow)).isPresent();
      assertThat(diagnostic.fix()).isNotBlank();
      if (!diagnostic.patch().isEmpty()) {
        JsonObject mended = (JsonObject) JsonPatch.apply(flow, diagnostic.patch());
        assertThat(codes(mended)).doesNotContain(rule.title());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theSecondExampleKeepsIt(Markdown.Section rule) {
    JsonObject flow = Fragments.flow(Markdown.json(rule.examples("json").get(1)));
    assertThat(codes(flow)).doesNotContain(rule.title());
    assertThat(compiler.compile(flow, "x").program())
        .as(compiler.compile(flow, "x").diagnostics()::toString)
        .isPresent();
  }

  @Test
  void everyCodeThatTheCompilerReportsIsOnThePage() throws IOException {
    Set<String> codes = new TreeSet<>();
    try (Stream<Path> files =
        Files.walk(Path.of("..", "domain/src/main/java/io/scaibox/domain/compile"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        Matcher matcher = REPORTED.matcher(Files.readString(file));
        while (matcher.find()) {
          codes.add(matcher.group(1));
        }
      }
    }
    assertThat(codes).hasSizeGreaterThan(50);
    assertThat(rules()).extracting(Markdown.Section::title).containsAll(codes);
  }

  private List<String> codes(JsonObject flow) {
    return compiler.compile(flow, "x").diagnostics().stream().map(Diagnostic::code).toList();
  }
}
