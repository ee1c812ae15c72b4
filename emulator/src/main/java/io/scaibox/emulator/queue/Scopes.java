package io.scaibox.emulator.queue;

import io.javalin.http.Context;
import io.scaibox.emulator.access.Caller;
import io.scaibox.emulator.access.Keys;
import io.scaibox.emulator.http.GridException;
import io.scaibox.emulator.http.Json;
import io.scaibox.emulator.http.Pages;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The routes of {@code /v1/modules/scaiqueue/scopes} (reference/scaiqueue.md 3, 4). Thread-safe.
 */
public final class Scopes {

  private static final String VIEW = "scaiqueue:view";
  private static final String MANAGE = "scaiqueue:manage";
  private static final List<String> SYSTEM_QUEUES =
      List.of("_dead_letter", "_events", "_audit", "_integrity", "_corrections");
  private static final Set<String> ORDERINGS = Set.of("fifo", "priority", "deadline");
  private static final Set<String> MODES =
      Set.of("competing", "broadcast", "fifo", "priority", "deadline");

  private final Keys keys;
  private final Pages pages;
  private final Map<String, Scope> scopes = new LinkedHashMap<>();

  public Scopes(Keys keys, Pages pages) {
    this.keys = keys;
    this.pages = pages;
  }

  private record Scope(
      String tenant, Map<String, Object> fields, Map<String, Map<String, Object>> queues) {}

  /** {@code POST /scopes}; seeds the system queues. */
  public synchronized void createScope(Context context) {
    Caller caller = keys.require(context, MANAGE);
    Map<String, Object> body = Json.object(context);
    String slug = slug(body);
    boolean taken =
        scopes.values().stream()
            .anyMatch(
                scope ->
                    scope.tenant().equals(caller.tenant())
                        && slug.equals(scope.fields().get("slug")));
    if (taken) {
      throw GridException.slugTaken(slug);
    }
    Map<String, Object> fields = new LinkedHashMap<>();
    String id = UUID.randomUUID().toString();
    fields.put("id", id);
    fields.put("slug", slug);
    fields.put("display_name", body.getOrDefault("display_name", slug));
    fields.put("description", body.get("description"));
    fields.put("state", "active");
    Scope scope = new Scope(caller.tenant(), fields, new LinkedHashMap<>());
    SYSTEM_QUEUES.forEach(name -> addQueue(scope, name, Map.of()));
    scopes.put(id, scope);
    Json.answer(context, 201, fields);
  }

  /** {@code GET /scopes}. */
  public synchronized void listScopes(Context context) {
    Caller caller = keys.require(context, VIEW);
    pages.answerArray(
        context,
        scopes.values().stream()
            .filter(scope -> scope.tenant().equals(caller.tenant()))
            .map(Scope::fields)
            .toList());
  }

  /** {@code GET /scopes/{scope}}. */
  public synchronized void readScope(Context context) {
    Json.answer(context, 200, find(context, keys.require(context, VIEW)).fields());
  }

  /** {@code POST /scopes/{scope}/pause} and its like. */
  public synchronized void changeState(Context context, String state) {
    find(context, keys.require(context, MANAGE)).fields().put("state", state);
    readScope(context);
  }

  /** {@code POST /scopes/{scope}/queues}. */
  public synchronized void createQueue(Context context) {
    Scope scope = find(context, keys.require(context, MANAGE));
    Map<String, Object> body = Json.object(context);
    String slug = slug(body);
    if (scope.queues().containsKey(slug)) {
      throw GridException.slugTaken(slug);
    }
    check(body.get("ordering"), ORDERINGS, "ordering");
    check(body.get("consumer_mode"), MODES, "consumer_mode");
    Object retries = body.getOrDefault("max_retries", 5);
    if (!(retries instanceof Integer number) || number < 0 || number > 100) {
      throw GridException.invalid("max_retries is not a number from 0 to 100");
    }
    Json.answer(context, 201, addQueue(scope, slug, body));
  }

  /** {@code GET /scopes/{scope}/queues}. */
  public synchronized void listQueues(Context context) {
    Scope scope = find(context, keys.require(context, VIEW));
    pages.answerArray(context, List.copyOf(scope.queues().values()));
  }

  /** {@code GET /scopes/{scope}/queues/{queue}}. */
  public synchronized void readQueue(Context context) {
    Scope scope = find(context, keys.require(context, VIEW));
    Map<String, Object> queue =
        scope.queues().values().stream()
            .filter(candidate -> context.pathParam("queue").equals(candidate.get("id")))
            .findFirst()
            .orElseThrow(
                () -> GridException.notFound("SCAIQUEUE_QUEUE_NOT_FOUND", "no such queue"));
    Json.answer(context, 200, queue);
  }

  /** Forgets all scopes. */
  public synchronized void clear() {
    scopes.clear();
  }

  private static Map<String, Object> addQueue(Scope scope, String slug, Map<String, Object> body) {
    Map<String, Object> queue = new LinkedHashMap<>();
    queue.put("id", UUID.randomUUID().toString());
    queue.put("scope_id", scope.fields().get("id"));
    queue.put("slug", slug);
    queue.put("display_name", body.getOrDefault("display_name", slug));
    queue.put("description", body.get("description"));
    if (ORDERINGS.contains(String.valueOf(body.get("consumer_mode")))
        && body.get("ordering") == null) {
      queue.put("ordering", null);
    } else {
      queue.put("ordering", body.getOrDefault("ordering", "fifo"));
    }
    queue.put("consumer_mode", body.getOrDefault("consumer_mode", "competing"));
    queue.put("max_retries", body.getOrDefault("max_retries", 5));
    queue.put("visibility_timeout_s", 30);
    queue.put("max_depth", null);
    queue.put("overflow_policy", "reject");
    queue.put("state", "active");
    queue.put("depth_pending", 0);
    queue.put("depth_claimed", 0);
    scope.queues().put(slug, queue);
    return queue;
  }

  private Scope find(Context context, Caller caller) {
    Scope scope = scopes.get(context.pathParam("scope"));
    if (scope == null || !scope.tenant().equals(caller.tenant())) {
      throw GridException.notFound("SCAIQUEUE_SCOPE_NOT_FOUND", "no such scope");
    }
    return scope;
  }

  private static String slug(Map<String, Object> body) {
    String slug = Json.text(body, "slug");
    if (slug == null || slug.isBlank() || slug.startsWith("_")) {
      throw GridException.invalid("slug is required and does not start with _");
    }
    return slug;
  }

  private static void check(@Nullable Object value, Set<String> allowed, String name) {
    if (value != null && !allowed.contains(String.valueOf(value))) {
      throw GridException.invalid(name + " is not one of " + allowed);
    }
  }
}
