package io.scaibox.scaigrid.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaibox.domain.compile.FlowCompiler;
import io.scaibox.domain.json.JsonNumber;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.manifest.Manifest;
import io.scaibox.json.JsonReader;
import io.scaibox.json.JsonSyntaxException;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The canonical YAML of manifests. */
class YamlManifestFormatTest {

  private final YamlManifestFormat format = new YamlManifestFormat();

  @Test
  void writesTheDocumentedManifest() throws JsonSyntaxException {
    JsonObject flow =
        (JsonObject)
            JsonReader.read(
                """
                {"id":"flow_demo1","name":"Ticket router","version":"1.0.0","scaicore_target":"0.2",
                 "nodes":[
                  {"id":"node_in","type":"entry_api","label":"Request","position":{"x":0,"y":0}},
                  {"id":"node_sort","type":"llm_flexible","label":"Sort ticket",
                   "position":{"x":1,"y":0},"config":{"goal":"Pick a department"}},
                  {"id":"node_rev","type":"hitl_review","label":"Review","position":{"x":2,"y":0},
                   "config":{"queue":"review"}}],
                 "edges":[
                  {"id":"e1","type":"sequential","source":{"node":"node_in","port":"out_request"},
                   "target":{"node":"node_sort","port":"in"}},
                  {"id":"e2","type":"sequential","source":{"node":"node_sort","port":"out"},
                   "target":{"node":"node_rev","port":"in"}}],
                 "config":{"core_identity":{"name":"Ticket router","models":[
                   {"role":"primary","ref":"scaigrid","model":"openai/gpt-4o"}]},
                  "scaiqueue":{"scope":"desk","queues":[{"slug":"review"}]}}}
                """);
    JsonObject manifest =
        Manifest.of(
            new FlowCompiler().compile(flow, "flow_demo1").program().orElseThrow(),
            "flow_demo1",
            "1.0.0");
    assertThat(format.write(manifest))
        .isEqualTo(
            """
            core:
              name: ticket-router
              mode: stateless
              runtime_version: "0.2"
              identity:
                provider: scaikey
                persona: "Ticket router"
              model: scaigrid/openai/gpt-4o
              plugins: []
              capabilities: []
              scaiqueue:
                scope: desk
                queues:
                  - slug: review
                    consumer_mode: fifo
                    max_retries: 5
              flows:
                - name: ticket-router
                  trigger:
                    type: api
                  steps:
                    - llm_turn: "Pick a department"
                      llm_role: primary
                      result_binding: node_sort
                      meta:
                        node_id: node_sort
                        node_kind: llm_flexible
                        node_label: "Sort ticket"
                        node_config:
                          goal: "Pick a department"
                    - checkpoint:
                        type: hitl_review
                        scope: desk
                        queue: review
                      result_binding: node_rev
                      meta:
                        node_id: node_rev
                        node_kind: hitl_review
                        node_label: Review
                        node_config:
                          queue: review
              scaiflow_meta:
                source_id: flow_demo1
                source_version: "1.0.0"
                scaicore_target: "0.2"
                publish_as_model: false
                model_visibility_group_ids: []
                models:
                  - model: openai/gpt-4o
                    ref: scaigrid
                    role: primary
                triggers:
                  - type: api
                    name: node_in
                    meta:
                      node_id: node_in
                      node_kind: entry_api
                      node_label: Request
                      node_config: {}
                flow:
                  config:
                    core_identity:
                      models:
                        - model: openai/gpt-4o
                          ref: scaigrid
                          role: primary
                      name: "Ticket router"
                    scaiqueue:
                      queues:
                        - slug: review
                      scope: desk
                  id: flow_demo1
                  name: "Ticket router"
                  scaicore_target: "0.2"
                nodes: []
                edges:
                  - id: e1
                    source:
                      node: node_in
                      port: out_request
                    target:
                      node: node_sort
                      port: in
                    type: sequential
                  - id: e2
                    source:
                      node: node_sort
                      port: out
                    target:
                      node: node_rev
                      port: in
                    type: sequential
            """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "yes",
        "No",
        "off",
        "null",
        "~",
        "1.0",
        "12:30:00",
        "0x1f",
        "1e3",
        "",
        " a",
        "a: b",
        "# c",
        "multi\nline",
        "tab\there",
        "\u0085",
        "é",
        "{{x}}",
        "- a",
        "2026-01-01",
        "=",
        "<<",
        "y"
      })
  void everyStringComesBackAsTheSameString(String text) {
    String yaml = format.write(JsonObject.builder().put("key", text).put(text, "v").build());
    Map<?, ?> read = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(yaml);
    assertThat(read.get("key")).isEqualTo(text);
    assertThat(read.get(text)).isEqualTo("v");
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "1.50, 1.5",
    "-0.25, -0.25",
    "1e3, 1000",
    "1e30, 1.0e+30",
    "-2.5e-40, -2.5e-40",
    "1e999999999, 1.0e+999999999"
  })
  void numbersAreWrittenForOldReadersTooAndNeverExpanded(String number, String written) {
    JsonObject object =
        JsonObject.builder().put("value", new JsonNumber(new BigDecimal(number))).build();
    assertThat(format.write(object)).isEqualTo("value: " + written + "\n");
  }
}
