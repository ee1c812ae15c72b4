package io.scaibox.scaiqueue.queue;

import io.scaibox.domain.json.JsonNumber;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.queue.ExistingQueue;
import io.scaibox.domain.queue.ExistingScope;
import io.scaibox.domain.queue.QueueDeclaration;
import io.scaibox.spi.QueueProvisioner;
import io.scaibox.spi.UpstreamCall;
import io.scaibox.spi.UpstreamFailure;
import io.scaibox.spi.UpstreamResult;
import io.scaibox.upstream.Envelope;
import io.scaibox.upstream.PagedList;
import io.scaibox.upstream.UpstreamClient;
import io.scaibox.upstream.UpstreamReply;
import io.scaibox.upstream.UpstreamRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Speaks to ScaiQueue: list, create, on 409 list again (reference/scaiqueue.md 3 to 5).
 * Thread-safe.
 */
public final class ScaiQueueProvisioner implements QueueProvisioner {

  private static final String SCOPES = "/v1/modules/scaiqueue/scopes";

  private static final int MAX_CREATES = 3;

  private final UpstreamClient client;
  private final ModeVocabulary vocabulary;

  public ScaiQueueProvisioner(UpstreamClient client, ModeVocabulary vocabulary) {
    this.client = client;
    this.vocabulary = vocabulary;
  }

  @Override
  public UpstreamResult<Optional<ExistingScope>> find(UpstreamCall call, String scope) {
    return PagedList.readUntil(
            client, call, SCOPES, "scopes", item -> scope.equals(item.text("slug")))
        .then(
            items -> {
              Optional<JsonObject> found =
                  items.stream().filter(item -> scope.equals(item.text("slug"))).findFirst();
              return found.isEmpty()
                  ? UpstreamResult.answered(Optional.empty())
                  : withQueues(call, found.get()).map(Optional::of);
            });
  }

  @Override
  public UpstreamResult<Ensured<ExistingScope>> createScope(UpstreamCall call, String scope) {
    JsonObject body = JsonObject.builder().put("slug", scope).put("display_name", scope).build();
    return ensure(
        () -> client.send(call, UpstreamRequest.postOnce(SCOPES, body)),
        reply ->
            id(Envelope.object(reply.body()))
                .map(id -> new ExistingScope(id, scope, Optional.of("active"), List.of())),
        () -> find(call, scope));
  }

  @Override
  public UpstreamResult<Ensured<ExistingQueue>> createQueue(
      UpstreamCall call, String scopeId, QueueDeclaration queue) {
    UpstreamRequest request = UpstreamRequest.postOnce(queuesPath(scopeId), body(queue));
    return ensure(
        () -> client.send(call, request),
        reply -> id(Envelope.object(reply.body())).map(id -> made(queue, id)),
        () ->
            queues(call, scopeId)
                .map(
                    queues ->
                        queues.stream()
                            .filter(found -> found.slug().equals(queue.slug()))
                            .findFirst()));
  }

  /**
   * Creates a thing; when its slug is taken or the answer was lost, looks for it, and creates again
   * only when something broke and it is not there.
   */
  private static <T> UpstreamResult<Ensured<T>> ensure(
      Supplier<UpstreamResult<UpstreamReply>> create,
      Function<UpstreamReply, Optional<T>> read,
      Supplier<UpstreamResult<Optional<T>>> look) {
    for (int attempt = 1; ; attempt++) {
      UpstreamResult<UpstreamReply> result = create.get();
      Optional<T> made = result.answer().flatMap(read);
      if (made.isPresent()) {
        return UpstreamResult.answered(new Ensured<>(made.get(), true));
      }
      UpstreamFailure failure =
          result.failure().orElseGet(() -> broken("an answer to a create has no id", 200));
      if (!mayExistNow(failure)) {
        return UpstreamResult.failed(failure);
      }
      UpstreamResult<Optional<T>> looked = look.get();
      Optional<T> found = looked.answer().flatMap(thing -> thing);
      if (found.isPresent()) {
        return UpstreamResult.answered(new Ensured<>(found.get(), false));
      }
      if (looked.failure().isPresent()) {
        return UpstreamResult.failed(looked.failure().get());
      }
      if (failure.kind() != UpstreamFailure.Kind.BROKEN || attempt >= MAX_CREATES) {
        return UpstreamResult.failed(failure);
      }
    }
  }

  private static ExistingQueue made(QueueDeclaration queue, String id) {
    return new ExistingQueue(
        id,
        queue.slug(),
        Optional.of(queue.mode()),
        Optional.of(queue.maxRetries()),
        Optional.of("active"));
  }

  private JsonObject body(QueueDeclaration queue) {
    JsonObject.Builder body =
        JsonObject.builder()
            .put("slug", queue.slug())
            .put("display_name", queue.displayName().orElse(queue.slug()));
    queue.description().ifPresent(text -> body.put("description", text));
    vocabulary.write(queue.mode(), body);
    return body.put("max_retries", queue.maxRetries()).build();
  }

  private UpstreamResult<ExistingScope> withQueues(UpstreamCall call, JsonObject scope) {
    Optional<String> id = id(scope);
    if (id.isEmpty()) {
      return UpstreamResult.failed(broken("a listed scope has no id", 200));
    }
    return queues(call, id.get())
        .map(
            queues ->
                new ExistingScope(
                    id.get(),
                    String.valueOf(scope.text("slug")),
                    Optional.ofNullable(scope.text("state")),
                    queues));
  }

  private UpstreamResult<List<ExistingQueue>> queues(UpstreamCall call, String scopeId) {
    return PagedList.readAll(client, call, queuesPath(scopeId), "queues")
        .map(items -> items.stream().flatMap(item -> queue(item).stream()).toList());
  }

  private static Optional<ExistingQueue> queue(JsonObject item) {
    Optional<Integer> retries =
        item.get("max_retries") instanceof JsonNumber number && number.isInt()
            ? Optional.of(number.value().intValue())
            : Optional.empty();
    return Optional.ofNullable(item.text("slug"))
        .map(
            slug ->
                new ExistingQueue(
                    id(item).orElse(slug),
                    slug,
                    ModeVocabulary.read(item),
                    retries,
                    Optional.ofNullable(item.text("state"))));
  }

  /**
   * Says whether a failed create may mean that the thing is there: a taken slug, or a lost answer.
   */
  private static boolean mayExistNow(UpstreamFailure failure) {
    return failure.hasStatus(409) || failure.mayHaveActed();
  }

  private static Optional<String> id(JsonObject object) {
    if (object.get("id") instanceof JsonNumber number && number.isInt()) {
      return Optional.of(number.value().toBigInteger().toString());
    }
    return Optional.ofNullable(object.text("id")).filter(id -> !id.isBlank());
  }

  private static UpstreamFailure broken(String message, int status) {
    return new UpstreamFailure(
        UpstreamFailure.Kind.BROKEN,
        "scaiqueue",
        Optional.of(status),
        Optional.empty(),
        message,
        Optional.empty(),
        Optional.empty());
  }

  private static String queuesPath(String scopeId) {
    return SCOPES
        + '/'
        + URLEncoder.encode(scopeId, StandardCharsets.UTF_8).replace("+", "%20")
        + "/queues";
  }
}
