package io.scaibox.testkit;

import io.scaibox.domain.credential.TenantCredential;
import io.scaibox.domain.credential.UpstreamCredential;
import io.scaibox.domain.json.JsonArray;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.platform.Secret;
import io.scaibox.domain.platform.TenantId;
import io.scaibox.spi.ManifestDocument;
import io.scaibox.spi.UpstreamCall;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Values to call adapters with; every name is another one, also across runs on one backend. */
public final class Samples {

  /** A key that no message may show. */
  public static final Secret KEY = Secret.of("sgk_EXAMPLETESTKITEXAMPLETESTKIT0042");

  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final String RUN = Long.toString(System.nanoTime(), 36);

  private Samples() {}

  /** Returns a name of lower-case letters, digits and dashes. */
  public static String name(String prefix) {
    return prefix + '-' + RUN + '-' + COUNT.incrementAndGet();
  }

  /** Returns a tenant that nobody used before. */
  public static TenantId tenant() {
    return new TenantId(name("tnt"));
  }

  /** Returns a credential with {@link #KEY} and no address. */
  public static TenantCredential credential() {
    return new TenantCredential(KEY, Optional.empty());
  }

  /** Returns a call with half a minute left, to a backend that the adapter knows the place of. */
  public static UpstreamCall call() {
    return call(KEY, URI.create("http://127.0.0.1:1"), Duration.ofSeconds(30));
  }

  /** Returns a call. */
  public static UpstreamCall call(Secret bearer, URI baseUrl, Duration timeLeft) {
    return new UpstreamCall(
        new UpstreamCredential(UpstreamCredential.Source.TENANT_KEY, bearer, baseUrl),
        System.nanoTime() + timeLeft.toNanos(),
        "req_testkit",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
  }

  /**
   * Returns the manifest of a flow with one model call.
   *
   * @param name the Core's name
   * @param sourceId the flow's id
   * @param goal what the model is told; another goal makes another manifest
   */
  public static ManifestDocument manifest(String name, String sourceId, String goal) {
    return new ManifestDocument(
        name, sourceId, tree(name, sourceId, goal), yaml(name, sourceId, goal));
  }

  private static String yaml(String name, String sourceId, String goal) {
    return """
    core:
      name: "%1$s"
      mode: stateless
      runtime_version: "0.2"
      identity:
        provider: scaikey
        persona: "%1$s"
      model: scaigrid/openai/gpt-4o
      plugins: []
      capabilities: []
      flows:
        - name: "%1$s"
          trigger:
            type: api
          steps:
            - llm_turn: "%3$s"
              llm_role: primary
              result_binding: node_say
              meta:
                node_id: node_say
                node_kind: llm_flexible
                node_label: Say
                node_config:
                  goal: "%3$s"
                  llm_role: primary
      scaiflow_meta:
        source_id: "%2$s"
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
            meta:
              node_id: node_in
              node_kind: entry_api
    """
        .formatted(name, sourceId, goal);
  }

  private static JsonObject tree(String name, String sourceId, String goal) {
    JsonObject config = JsonObject.builder().put("goal", goal).put("llm_role", "primary").build();
    JsonObject step =
        JsonObject.builder()
            .put("llm_turn", goal)
            .put("llm_role", "primary")
            .put("result_binding", "node_say")
            .put("meta", meta("node_say", "llm_flexible").with("node_config", config))
            .build();
    JsonObject flow =
        JsonObject.builder()
            .put("name", name)
            .put("trigger", JsonObject.builder().put("type", "api").build())
            .put("steps", new JsonArray(List.of(step)))
            .build();
    JsonObject model =
        JsonObject.builder()
            .put("model", "openai/gpt-4o")
            .put("ref", "scaigrid")
            .put("role", "primary")
            .build();
    JsonObject trigger =
        JsonObject.builder().put("type", "api").put("meta", meta("node_in", "entry_api")).build();
    JsonObject scaiflow =
        JsonObject.builder()
            .put("source_id", sourceId)
            .put("source_version", "1.0.0")
            .put("scaicore_target", "0.2")
            .put("publish_as_model", false)
            .put("model_visibility_group_ids", JsonArray.EMPTY)
            .put("models", new JsonArray(List.of(model)))
            .put("triggers", new JsonArray(List.of(trigger)))
            .build();
    JsonObject identity =
        JsonObject.builder().put("provider", "scaikey").put("persona", name).build();
    JsonObject core =
        JsonObject.builder()
            .put("name", name)
            .put("mode", "stateless")
            .put("runtime_version", "0.2")
            .put("identity", identity)
            .put("model", "scaigrid/openai/gpt-4o")
            .put("plugins", JsonArray.EMPTY)
            .put("capabilities", JsonArray.EMPTY)
            .put("flows", new JsonArray(List.of(flow)))
            .put("scaiflow_meta", scaiflow)
            .build();
    return JsonObject.builder().put("core", core).build();
  }

  private static JsonObject meta(String node, String kind) {
    return JsonObject.builder().put("node_id", node).put("node_kind", kind).build();
  }
}
