package io.scaibox.scaigrid.core;

import io.scaibox.domain.json.JsonArray;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.spi.CorePublisher;
import io.scaibox.spi.CoreSnapshot;
import io.scaibox.spi.ManifestDocument;
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
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** Speaks to ScaiGrid's ScaiCore module (reference/scaigrid.md 2). Thread-safe. */
public final class ScaiGridCorePublisher implements CorePublisher {

  private static final String CORES = "/v1/modules/scaicore/cores";

  private final UpstreamClient client;
  private final CoreFormat format;

  public ScaiGridCorePublisher(UpstreamClient client, CoreFormat format) {
    this.client = client;
    this.format = format;
  }

  @Override
  public UpstreamResult<CoreSnapshot> read(UpstreamCall call, String coreId) {
    return client
        .send(call, UpstreamRequest.get(path(coreId)))
        .then(reply -> snapshot(reply, Optional.of(coreId)));
  }

  @Override
  public UpstreamResult<CoreSnapshot> create(UpstreamCall call, ManifestDocument manifest) {
    UpstreamRequest request =
        new UpstreamRequest("POST", CORES, Optional.of(CoreBody.of(manifest, format)), false);
    return client.send(call, request).then(reply -> snapshot(reply, Optional.empty()));
  }

  @Override
  public UpstreamResult<CoreSnapshot> update(
      UpstreamCall call, String coreId, ManifestDocument manifest) {
    UpstreamRequest request =
        new UpstreamRequest("PUT", path(coreId), Optional.of(CoreBody.of(manifest, format)), true);
    return client.send(call, request).then(reply -> snapshot(reply, Optional.of(coreId)));
  }

  @Override
  public UpstreamResult<Optional<CoreSnapshot>> findOwn(
      UpstreamCall call, ManifestDocument manifest) {
    Predicate<CoreSnapshot> own =
        core -> core.sourceId().filter(manifest.sourceId()::equals).isPresent();
    return PagedList.readUntil(
            client, call, CORES, "cores", item -> CoreAnswer.snapshot(item).filter(own).isPresent())
        .then(items -> ownAmong(call, manifest, items, own));
  }

  @Override
  public UpstreamResult<Published> publish(
      UpstreamCall call, String coreId, List<String> groupIds) {
    UpstreamResult<Published> result = publication(call, coreId, "/publish", groupIds, false);
    boolean already = result.failure().filter(ScaiGridCorePublisher::isPublished).isPresent();
    return already
        ? sync(call, coreId, groupIds).map(synced -> new Published(synced.slug(), true))
        : result;
  }

  @Override
  public UpstreamResult<Published> sync(UpstreamCall call, String coreId, List<String> groupIds) {
    UpstreamResult<Published> result = publication(call, coreId, "/sync", groupIds, true);
    boolean noSuchRoute =
        result
            .failure()
            .filter(failure -> failure.hasStatus(404) || failure.hasStatus(405))
            .isPresent();
    if (!noSuchRoute) {
      return result;
    }
    return read(call, coreId).map(core -> new Published(core.publishedSlug(), true));
  }

  @Override
  public UpstreamResult<Published> unpublish(UpstreamCall call, String coreId) {
    UpstreamRequest request =
        new UpstreamRequest("POST", path(coreId) + "/unpublish", Optional.empty(), true);
    UpstreamResult<UpstreamReply> result = client.send(call, request);
    boolean wasNone = result.failure().filter(ScaiGridCorePublisher::isNotPublished).isPresent();
    return wasNone
        ? UpstreamResult.answered(new Published(Optional.empty(), true))
        : result.map(reply -> new Published(Optional.empty(), false));
  }

  /** Decides among all listed Cores; rows that don't tell their source are read one by one. */
  private UpstreamResult<Optional<CoreSnapshot>> ownAmong(
      UpstreamCall call,
      ManifestDocument manifest,
      List<JsonObject> items,
      Predicate<CoreSnapshot> own) {
    List<CoreSnapshot> cores =
        items.stream().flatMap(item -> CoreAnswer.snapshot(item).stream()).toList();
    Optional<CoreSnapshot> told = cores.stream().filter(own).findFirst();
    if (told.isPresent()) {
      return UpstreamResult.answered(told);
    }
    for (CoreSnapshot core : cores) {
      boolean candidate =
          core.sourceId().isEmpty()
              && (core.slug().filter(manifest.name()::equals).isPresent()
                  || core.name().filter(manifest.name()::equals).isPresent());
      if (candidate) {
        UpstreamResult<CoreSnapshot> read = read(call, core.id());
        if (read.failure().filter(failure -> !failure.hasStatus(404)).isPresent()) {
          return UpstreamResult.failed(read.failure().get());
        }
        if (read.answer().filter(own).isPresent()) {
          return UpstreamResult.answered(read.answer());
        }
      }
    }
    return UpstreamResult.answered(Optional.empty());
  }

  private UpstreamResult<Published> publication(
      UpstreamCall call,
      String coreId,
      String operation,
      List<String> groupIds,
      boolean wasAlready) {
    JsonObject body =
        groupIds.isEmpty()
            ? JsonObject.EMPTY
            : JsonObject.builder().put("group_ids", JsonArray.ofStrings(groupIds)).build();
    UpstreamRequest request =
        new UpstreamRequest(
            "POST", path(coreId) + operation, Optional.of(UpstreamRequest.json(body)), true);
    return client
        .send(call, request)
        .map(
            reply ->
                new Published(CoreAnswer.publishedSlug(Envelope.object(reply.body())), wasAlready));
  }

  private static UpstreamResult<CoreSnapshot> snapshot(
      UpstreamReply reply, Optional<String> knownId) {
    JsonObject data = Envelope.object(reply.body());
    Optional<CoreSnapshot> core =
        CoreAnswer.snapshot(data)
            .or(
                () ->
                    knownId.flatMap(
                        id ->
                            CoreAnswer.snapshot(
                                data.without("core")
                                    .with("id", new io.scaibox.domain.json.JsonString(id)))));
    return core.map(UpstreamResult::answered)
        .orElseGet(
            () ->
                UpstreamResult.failed(
                    new UpstreamFailure(
                        UpstreamFailure.Kind.BROKEN,
                        "scaigrid",
                        Optional.of(reply.status()),
                        Optional.empty(),
                        "scaigrid answered " + reply.status() + " without a Core's id",
                        Optional.empty(),
                        Optional.empty())));
  }

  /** 400 "Core is already published as a model" (reference/scaigrid.md 2.6). */
  private static boolean isPublished(UpstreamFailure failure) {
    boolean refused = failure.hasStatus(400) || failure.hasStatus(409) || failure.hasStatus(422);
    return refused && failure.message().toLowerCase(Locale.ROOT).contains("already published");
  }

  private static boolean isNotPublished(UpstreamFailure failure) {
    boolean refused = failure.hasStatus(400) || failure.hasStatus(409) || failure.hasStatus(422);
    return refused && failure.message().toLowerCase(Locale.ROOT).contains("not published");
  }

  private static String path(String coreId) {
    return CORES + '/' + URLEncoder.encode(coreId, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
