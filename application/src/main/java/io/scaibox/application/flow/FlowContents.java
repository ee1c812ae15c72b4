package io.scaibox.application.flow;

import io.scaibox.domain.flow.Flow;
import io.scaibox.domain.flow.FlowVersion;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.platform.TenantId;
import io.scaibox.spi.FlowContentStore;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads and writes the content of flow versions under their documented keys. Thread-safe. */
public final class FlowContents {

  private final FlowContentStore store;
  private final ContentCodec codec;

  public FlowContents(FlowContentStore store, ContentCodec codec) {
    this.store = store;
    this.codec = codec;
  }

  /** Returns the content of a version, or empty when it was never written. */
  public Optional<JsonObject> read(TenantId tenant, String flowId, FlowVersion version) {
    return store.get(key(tenant, flowId, version)).map(codec::decode);
  }

  /** Returns the content of a flow's current version. */
  public JsonObject current(Flow flow) {
    return read(flow.tenant(), flow.id(), flow.version())
        .orElseThrow(
            () -> new IllegalStateException("no content for " + flow.id() + " " + flow.version()));
  }

  void write(TenantId tenant, String flowId, FlowVersion version, JsonObject content) {
    store.put(key(tenant, flowId, version), codec.encode(content));
  }

  /** Gives content the server's version, at its old place or behind the name. */
  static JsonObject stamped(JsonObject content, FlowVersion version) {
    return content.with("version", new io.scaibox.domain.json.JsonString(version.text()));
  }

  private static String key(TenantId tenant, String flowId, FlowVersion version) {
    return "flows/" + safe(tenant.value()) + '/' + safe(flowId) + "/v" + version + ".flow.json";
  }

  /**
   * Writes all but letters, digits, _ and - as ~ and two hex digits a byte, so that keys differ.
   */
  private static String safe(String part) {
    StringBuilder text = new StringBuilder();
    for (byte each : part.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (each & 0xff);
      boolean plain =
          c == '_'
              || c == '-'
              || (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9');
      text.append(plain ? String.valueOf(c) : String.format("~%02X", (int) c));
    }
    return text.toString();
  }
}
