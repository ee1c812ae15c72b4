package io.scaibox.bootstrap.box;

import io.scaibox.domain.json.JsonObject;
import io.scaibox.json.JsonReader;
import io.scaibox.json.JsonSyntaxException;

/** Flows for tests. */
public final class Flows {

  private Flows() {}

  /** Returns a flow of an entry and one model call. */
  public static JsonObject simple(String name) {
    return flow(name, "Answer kindly", "");
  }

  /** Returns {@link #simple} with another goal, so that its manifest differs. */
  public static JsonObject simple(String name, String goal) {
    return flow(name, goal, "");
  }

  /** Returns a flow that wants to be published. */
  public static JsonObject published(String name) {
    return flow(name, "Answer kindly", ",\"publish_as_model\":true");
  }

  /** Returns a published flow with another goal. */
  public static JsonObject published(String name, String goal) {
    return flow(name, goal, ",\"publish_as_model\":true");
  }

  /** Returns a flow that declares the queues {@code review} and {@code done} in a scope. */
  public static JsonObject withQueues(String name, String scope) {
    return withQueues(name, scope, "Answer kindly");
  }

  /** Returns {@link #withQueues} with another goal. */
  public static JsonObject withQueues(String name, String scope, String goal) {
    return flow(
        name,
        goal,
        """
        ,"publish_as_model":true,
        "scaiqueue":{"scope":"%s","queues":[
          {"slug":"review","consumer_mode":"priority","max_retries":3},{"slug":"done"}]}
        """
            .formatted(scope));
  }

  /** Returns a flow with a node of every kind that compiles, none of which breaks a rule. */
  public static JsonObject read(String json) {
    try {
      return (JsonObject) JsonReader.read(json);
    } catch (JsonSyntaxException e) {
      throw new IllegalArgumentException(json, e);
    }
  }

  private static JsonObject flow(String name, String goal, String config) {
    return read(
        """
        {"id":"flow_x","name":"%s","version":"1.0.0","scaicore_target":"0.2",
         "nodes":[
          {"id":"node_in","type":"entry_api","label":"In","position":{"x":0,"y":0}},
          {"id":"node_say","type":"llm_flexible","label":"Say","position":{"x":240,"y":0},
           "config":{"goal":"%s","llm_role":"primary"}}],
         "edges":[{"id":"edge_1","type":"sequential",
           "source":{"node":"node_in","port":"out_request"},
           "target":{"node":"node_say","port":"in"}}],
         "config":{"core_identity":{"name":"%s","models":[
           {"role":"primary","ref":"scaigrid","model":"openai/gpt-4o"}]}%s}}
        """
            .formatted(name, goal, name, config));
  }
}
