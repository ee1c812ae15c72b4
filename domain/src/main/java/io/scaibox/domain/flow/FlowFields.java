package io.scaibox.domain.flow;

import java.util.List;

/**
 * The fields that the parts of a flow have, in documented order (reference/scaiflow.md 16, 19, 23).
 */
public final class FlowFields {

  public static final List<String> FLOW =
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
  public static final List<String> POSITION = List.of("x", "y");
  public static final List<String> NODE =
      List.of("id", "type", "label", "position", "config", "inputs", "outputs", "breakpoint");
  public static final List<String> PORT = List.of("id", "label", "type");
  public static final List<String> EDGE =
      List.of("id", "type", "source", "target", "condition", "label");
  public static final List<String> ENDPOINT = List.of("node", "port");
  public static final List<String> CONFIG =
      List.of(
          "core_identity",
          "plugins",
          "capabilities",
          "bunker",
          "scaiqueue",
          "publish_as_model",
          "model_visibility_group_ids");
  public static final List<String> IDENTITY = List.of("name", "models");
  public static final List<String> MODEL =
      List.of("role", "ref", "model", "temperature", "modalities", "system_context", "fallback");
  public static final List<String> FALLBACK = List.of("ref", "model");
  public static final List<String> SCAIQUEUE = List.of("scope", "queues");
  public static final List<String> QUEUE =
      List.of("slug", "display_name", "description", "consumer_mode", "max_retries", "purpose");
  public static final List<String> VARIABLE = List.of("name", "type", "default", "description");

  private FlowFields() {}
}
