package io.scaibox.bootstrap.flowfile;

import io.scaibox.domain.diagnostic.Diagnostic;
import io.scaibox.domain.json.JsonArray;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.json.JsonValue;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** Collects diagnostics as a SARIF 2.1.0 log, the form that code-scanning tools read. */
public final class Sarif {

  private final String version;
  private final List<JsonValue> results = new ArrayList<>();
  private final TreeSet<String> rules = new TreeSet<>();

  /**
   * @param version the product's version
   */
  public Sarif(String version) {
    this.version = version;
  }

  /** Adds what was found in a file. */
  public void add(FlowFile file, List<FlowFile.Located> found) {
    for (FlowFile.Located located : found) {
      rules.add(located.diagnostic().code());
      results.add(result(file, located));
    }
  }

  /** Returns the log. */
  public JsonObject log() {
    JsonObject driver =
        JsonObject.builder()
            .put("name", "scaibox")
            .put("version", version)
            .put(
                "rules",
                new JsonArray(
                    rules.stream()
                        .<JsonValue>map(rule -> JsonObject.builder().put("id", rule).build())
                        .toList()))
            .build();
    JsonObject run =
        JsonObject.builder()
            .put("tool", JsonObject.builder().put("driver", driver).build())
            .put("columnKind", "utf16CodeUnits")
            .put("results", new JsonArray(results))
            .build();
    return JsonObject.builder()
        .put("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
        .put("version", "2.1.0")
        .put("runs", new JsonArray(List.of(run)))
        .build();
  }

  private static JsonObject result(FlowFile file, FlowFile.Located located) {
    Diagnostic diagnostic = located.diagnostic();
    JsonObject region =
        JsonObject.builder()
            .put("startLine", located.position().line())
            .put("startColumn", located.position().column())
            .build();
    JsonObject place =
        JsonObject.builder()
            .put(
                "physicalLocation",
                JsonObject.builder()
                    .put(
                        "artifactLocation",
                        JsonObject.builder().put("uri", uri(file.path())).build())
                    .put("region", region)
                    .build())
            .build();
    return JsonObject.builder()
        .put("ruleId", diagnostic.code())
        .put("level", diagnostic.severity().name().toLowerCase(Locale.ROOT))
        .put(
            "message",
            JsonObject.builder()
                .put("text", diagnostic.message() + ". " + diagnostic.fix())
                .build())
        .put("locations", new JsonArray(List.of(place)))
        .put(
            "properties",
            JsonObject.builder()
                .put("pointer", diagnostic.pointer().text())
                .putIfPresent("node_id", diagnostic.nodeId().orElse(null))
                .putIfPresent("edge_id", diagnostic.edgeId().orElse(null))
                .build())
        .build();
  }

  /** Returns a path as a relative or absolute URI reference (RFC 3986). */
  private static String uri(Path path) {
    try {
      return new URI(null, null, path.toString().replace('\\', '/'), null).getRawPath();
    } catch (URISyntaxException e) {
      return path.toUri().toString();
    }
  }
}
