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

/**
 * Speaks to ScaiQueue: list, create, on 409 list again (reference/scaiqueue.md 3 to 5).
 * Thread-safe.
 */
public final class ScaiQueueProvisioner implements QueueProvisioner {

  private static final String SCOPES = "/v1/modules/scaiqueue/scopes";

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
    UpstreamResult<UpstreamReply> result =
        client.send(call, UpstreamRequest.postOnce(SCOPES, body));
    Optional<UpstreamFailure> failure = result.failure();
    if (failure.filter(ScaiQueueProvisioner::mayExistNow).isPresent()) {
      return find(call, scope)
          .then(
              found ->
                  found.isPresent()
                      ? UpstreamResult.answered(new Ensured<>(found.get(), false))
                      : UpstreamResult.failed(failure.get()));
    }
    return result.then(
        reply ->
            id(Envelope.object(reply.body()))
                .map(
                    id ->
                        UpstreamResult.answered(
                            new Ensured<>(
                                new ExistingScope(id, scope, Optional.of("active"), List.of()),
                                true)))
                .orElseGet(
                    () -> find(call, scope).then(found -> foundAgain(found, reply.status()))));
  }

  @Override
  public UpstreamResult<Ensured<ExistingQueue>> createQueue(
      UpstreamCall call, String scopeId, QueueDeclaration queue) {
    UpstreamResult<UpstreamReply> result =
        client.send(call, UpstreamRequest.postOnce(queuesPath(scopeId), body(queue)));
    Optional<UpstreamFailure> failure = result.failure();
    if (failure.filter(ScaiQueueProvisioner::mayExistNow).isPresent()) {
      return queues(call, scopeId)
          .then(
              queues ->
                  queues.stream()
                      .filter(found -> found.slug().equals(queue.slug()))
                      .findFirst()
                      .map(found -> UpstreamResult.answered(new Ensured<>(found, false)))
                      .orElseGet(() -> UpstreamResult.failed(failure.get())));
    }
    return result.map(
        reply ->
            new Ensured<>(
                new ExistingQueue(
                    id(Envelope.object(reply.body())).orElse(queue.slug()),
                    queue.slug(),
                    Optional.of(queue.mode()),
                    Optional.of(queue.maxRetries()),
                    Optional.of("active")),
                true));
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

  private static UpstreamResult<Ensured<ExistingScope>> foundAgain(
      Optional<ExistingScope> found, int status) {
    return found
        .map(scope -> UpstreamResult.answered(new Ensured<>(scope, true)))
        .orElseGet(
            () ->
                UpstreamResult.failed(broken("a made scope has no id and is not listed", status)));
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
    return SCOPES + '/' + URLEncoder.encode(scopeId, StandardCharsets.UTF_8) + "/queues";
  }
}
