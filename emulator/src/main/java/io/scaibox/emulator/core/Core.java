package io.scaibox.emulator.core;

import java.util.LinkedHashMap;
import java.util.Map;

/** A Core as the emulator stores it; guarded by the lock of {@link Cores}. */
final class Core {

  final String id;
  final String tenant;
  String slug;
  final String createdAt;
  Map<String, Object> fields;
  final Map<String, Object> metadata;
  String updatedAt;

  Core(
      String id,
      String tenant,
      String slug,
      String createdAt,
      Map<String, Object> fields,
      Map<String, Object> metadata) {
    this.id = id;
    this.tenant = tenant;
    this.slug = slug;
    this.createdAt = createdAt;
    this.updatedAt = createdAt;
    this.fields = fields;
    this.metadata = metadata;
  }

  /** Returns the resource as answers show it (reference/scaigrid.md 2.2). */
  Map<String, Object> resource() {
    Map<String, Object> resource = new LinkedHashMap<>();
    resource.put("id", id);
    resource.put("tenant_id", tenant);
    resource.put("name", fields.get("name"));
    resource.put("slug", slug);
    resource.put("status", "created");
    resource.put("runtime_mode", fields.getOrDefault("runtime_mode", "event_driven"));
    resource.put("concurrency_mode", fields.getOrDefault("concurrency_mode", "stateless"));
    resource.put("entity_key_field", fields.get("entity_key_field"));
    resource.put("plugins", fields.getOrDefault("plugins", java.util.List.of()));
    resource.put("environment", Map.of());
    resource.put("resource_limits", Map.of());
    resource.put("checkpoint_mode", fields.getOrDefault("checkpoint_mode", "auto"));
    resource.put("privilege_level", fields.getOrDefault("privilege_level", "standard"));
    resource.put("metadata", new LinkedHashMap<>(metadata));
    resource.put("source", fields.get("source"));
    resource.put("avatar_url", null);
    resource.put("created_at", createdAt);
    resource.put("updated_at", updatedAt);
    return resource;
  }

  boolean isPublished() {
    return Boolean.TRUE.equals(metadata.get("published"));
  }
}
