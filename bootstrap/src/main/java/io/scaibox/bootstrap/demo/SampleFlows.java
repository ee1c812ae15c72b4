package io.scaibox.bootstrap.demo;

import io.scaibox.domain.json.JsonObject;
import io.scaibox.json.JsonReader;
import io.scaibox.json.JsonSyntaxException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** The flows of {@code examples/}, as they lie in the jar. */
final class SampleFlows {

  private static final List<String> FILES =
      List.of(
          "ticket-router.flow.json",
          "refund-review.flow.json",
          "nightly-digest.flow.json",
          "support-triage.flow.json",
          "expense-approval.flow.json",
          "multi-model.flow.json");

  private SampleFlows() {}

  record Sample(String name, JsonObject content) {
    JsonObject createBody() {
      return JsonObject.builder().put("name", name).put("content", content).build();
    }
  }

  static List<Sample> all() throws IOException {
    List<Sample> samples = new ArrayList<>();
    for (String file : FILES) {
      try (InputStream stream =
          SampleFlows.class.getResourceAsStream("/io/scaibox/examples/" + file)) {
        if (stream == null) {
          throw new IOException("the jar lacks " + file);
        }
        if (JsonReader.read(stream.readAllBytes()) instanceof JsonObject content) {
          samples.add(new Sample(String.valueOf(content.text("name")), content));
        }
      } catch (JsonSyntaxException e) {
        throw new IOException(file + " is not JSON", e);
      }
    }
    return samples;
  }
}
