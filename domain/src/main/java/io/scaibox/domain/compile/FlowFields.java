package io.scaibox.domain.compile;

import java.util.List;

/** The fields that the parts of a flow have (reference/scaiflow.md 16, 19, 22, 23). */
final class FlowFields {

  static final List<String> FLOW =
      List.of(
          "$schema",
          "id",
          "name",
          "version",
          "scaicore_target",
          "metadata",
          "nodes",
          "edges",
          "variables",
          "config",
          "tests");
  static final List<String> NODE =
      List.of("id", "type", "label", "position", "config", "inputs", "outputs", "breakpoint");
  static final List<String> PORT = List.of("id", "label", "type");
  static final List<String> EDGE = List.of("id", "type", "source", "target", "condition", "label");
  static final List<String> ENDPOINT = List.of("node", "port");
  static final List<String> CONFIG =
      List.of(
          "core_identity",
          "plugins",
          "capabilities",
          "bunker",
          "scaiqueue",
          "publish_as_model",
          "model_visibility_group_ids");
  static final List<String> IDENTITY = List.of("name", "models");
  static final List<String> MODEL =
      List.of("role", "ref", "model", "temperature", "modalities", "system_context", "fallback");
  static final List<String> FALLBACK = List.of("ref", "model");
  static final List<String> SCAIQUEUE = List.of("scope", "queues");
  static final List<String> QUEUE =
      List.of("slug", "display_name", "description", "consumer_mode", "max_retries", "purpose");
  static final List<String> VARIABLE = List.of("name", "type", "default", "description");

  private FlowFields() {}
}
