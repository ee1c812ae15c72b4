package io.scaibox.emulator.core;

import io.javalin.http.Context;
import io.scaibox.emulator.access.Caller;
import io.scaibox.emulator.access.Keys;
import io.scaibox.emulator.http.GridException;
import io.scaibox.emulator.http.Json;
import io.scaibox.emulator.http.Pages;
import java.text.Normalizer;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** The routes of {@code /v1/modules/scaicore/cores} (reference/scaigrid.md 2). Thread-safe. */
public final class Cores {

  private static final String VIEW = "scaicore:view";
  private static final String MANAGE = "scaicore:manage";

  private final Keys keys;
  private final Pages pages;
  private final Clock clock;
  private final Map<String, Core> cores = new LinkedHashMap<>();

  public Cores(Keys keys, Pages pages, Clock clock) {
    this.keys = keys;
    this.pages = pages;
    this.clock = clock;
  }

  /** {@code POST /cores}. */
  public void create(Context context) {
    Caller caller = keys.require(context, MANAGE);
    Map<String, Object> fields = CoreBodyReader.read(context);
    String slug = slug(name(fields));
    Verifier.verify(fields.get("source"));
    add(context, caller, fields, slug);
  }

  private synchronized void add(
      Context context, Caller caller, Map<String, Object> fields, String slug) {
    requireFree(caller, slug, "");
    Core core =
        new Core(
            "core_" + UUID.randomUUID().toString().replace("-", "").substring(0, 12),
            caller.tenant(),
            slug,
            clock.instant().toString(),
            fields,
            metadata(fields));
    cores.put(core.id, core);
    Json.answer(context, 201, core.resource());
  }

  /** {@code GET /cores}. */
  public synchronized void list(Context context) {
    Caller caller = keys.require(context, VIEW);
    pages.answerItems(
        context,
        cores.values().stream()
            .filter(core -> core.tenant.equals(caller.tenant()))
            .map(Core::resource)
            .toList());
  }

  /** {@code GET /cores/{id}}. */
  public synchronized void read(Context context) {
    Json.answer(context, 200, find(context, keys.require(context, VIEW)).resource());
  }

  /** {@code PUT /cores/{id}}: replaces the Core's fields; its publication stays. */
  public void replace(Context context) {
    Caller caller = keys.require(context, MANAGE);
    Map<String, Object> fields = CoreBodyReader.read(context);
    String slug = slug(name(fields));
    Verifier.verify(fields.get("source"));
    put(context, caller, fields, slug);
  }

  private synchronized void put(
      Context context, Caller caller, Map<String, Object> fields, String slug) {
    Core core = find(context, caller);
    requireFree(caller, slug, core.id);
    core.fields = fields;
    core.slug = slug;
    core.updatedAt = clock.instant().toString();
    core.metadata.putAll(metadata(fields));
    Json.answer(context, 200, core.resource());
  }

  /** {@code DELETE /cores/{id}}. */
  public synchronized void delete(Context context) {
    cores.remove(find(context, keys.require(context, MANAGE)).id);
    context.status(204);
  }

  /** {@code POST /cores/{id}/publish}; a second one is refused. */
  public synchronized void publish(Context context) {
    Caller caller = keys.require(context, MANAGE);
    Core core = find(context, caller);
    if (core.isPublished()) {
      throw new GridException(400, "VALIDATION_ERROR", "Core is already published as a model");
    }
    core.metadata.put("published", true);
    core.metadata.put("published_model_id", "mdl_" + core.id);
    core.metadata.put("published_backend_id", "bkd_" + core.id);
    core.metadata.put("published_slug", "scaicore/" + caller.tenantSlug() + '/' + core.slug);
    group(context, caller, core);
    Json.answer(context, 200, core.resource());
  }

  /** {@code POST /cores/{id}/sync}: brings an existing publication up to date. */
  public synchronized void sync(Context context) {
    Caller caller = keys.require(context, MANAGE);
    Core core = find(context, caller);
    requirePublished(core);
    core.metadata.put("published_slug", "scaicore/" + caller.tenantSlug() + '/' + core.slug);
    group(context, caller, core);
    Json.answer(context, 200, core.resource());
  }

  /** {@code POST /cores/{id}/unpublish}. */
  public synchronized void unpublish(Context context) {
    Core core = find(context, keys.require(context, MANAGE));
    requirePublished(core);
    List.of("published", "published_model_id", "published_backend_id", "published_slug", "groups")
        .forEach(core.metadata::remove);
    Json.answer(context, 200, core.resource());
  }

  /** Forgets all Cores. */
  public synchronized void clear() {
    cores.clear();
  }

  private static void group(Context context, Caller caller, Core core) {
    Object groups = Json.object(context).get("group_ids");
    if (groups instanceof List<?> list && caller.permissions().contains("models:manage")) {
      core.metadata.put("groups", list);
    }
  }

  private static void requirePublished(Core core) {
    if (!core.isPublished()) {
      throw new GridException(400, "VALIDATION_ERROR", "Core is not published as a model");
    }
  }

  private Core find(Context context, Caller caller) {
    Core core = cores.get(context.pathParam("id"));
    if (core == null || !core.tenant.equals(caller.tenant())) {
      throw GridException.notFound("CORE_NOT_FOUND", "no such Core");
    }
    return core;
  }

  private void requireFree(Caller caller, String slug, String exceptId) {
    boolean taken =
        cores.values().stream()
            .anyMatch(
                core ->
                    core.tenant.equals(caller.tenant())
                        && core.slug.equals(slug)
                        && !core.id.equals(exceptId));
    if (taken) {
      throw GridException.slugTaken(slug);
    }
  }

  private static String name(Map<String, Object> fields) {
    String name = Json.text(fields, "name");
    if (name == null || name.isBlank()) {
      throw GridException.invalid("name is required");
    }
    return name;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> metadata(Map<String, Object> fields) {
    return fields.get("metadata") instanceof Map<?, ?> map
        ? new LinkedHashMap<>((Map<String, Object>) map)
        : new LinkedHashMap<>();
  }

  private static String slug(String name) {
    String slug =
        Normalizer.normalize(name, Normalizer.Form.NFKD)
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-+|-+$", "");
    if (slug.isEmpty()) {
      throw GridException.invalid("name gives no slug");
    }
    return slug;
  }
}
