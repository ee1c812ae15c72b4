package io.scaibox.http.flow;

import io.scaibox.application.flow.FlowDetail;
import io.scaibox.application.flow.FlowPage;
import io.scaibox.domain.flow.Flow;
import io.scaibox.domain.flow.VersionEntry;
import io.scaibox.domain.json.JsonArray;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.json.JsonValue;
import java.util.List;

/** Writes flows in the documented shapes (reference/scaiflow.md 3). */
final class FlowJson {

  private FlowJson() {}

  static JsonObject summary(Flow flow) {
    return JsonObject.builder()
        .put("id", flow.id())
        .put("name", flow.name())
        .put("description", flow.description().orElse(null))
        .put("owner_id", flow.ownerId())
        .put("tenant_id", flow.tenant().value())
        .put("version", flow.version().text())
        .put("created_at", flow.createdAt().toString())
        .put("updated_at", flow.updatedAt().toString())
        .build();
  }

  static JsonObject detail(FlowDetail detail) {
    return summary(detail.flow()).with("content", detail.content());
  }

  static JsonObject page(FlowPage page) {
    return JsonObject.builder()
        .put(
            "items",
            new JsonArray(page.items().stream().<JsonValue>map(FlowJson::summary).toList()))
        .put("total", page.total())
        .put("next_cursor", page.nextAfterId().map(Cursors::write).orElse(null))
        .build();
  }

  static JsonObject versions(List<VersionEntry> versions) {
    String newest = versions.isEmpty() ? "" : versions.get(0).version().text();
    List<JsonValue> items =
        versions.stream()
            .<JsonValue>map(
                entry ->
                    JsonObject.builder()
                        .put("version", entry.version().text())
                        .put("created_at", entry.createdAt().toString())
                        .put("created_by", entry.createdBy())
                        .put("current", entry.version().text().equals(newest))
                        .build())
            .toList();
    return JsonObject.builder().put("items", new JsonArray(items)).build();
  }
}
