package io.scaibox.testkit.memory;

import io.scaibox.spi.CorePublisher;
import io.scaibox.spi.CoreSnapshot;
import io.scaibox.spi.ManifestDocument;
import io.scaibox.spi.UpstreamCall;
import io.scaibox.spi.UpstreamResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Keeps Cores as long as it lives; can be told to be away. Thread-safe. */
public final class InMemoryCores implements CorePublisher {

  private final MemoryUpstream upstream = new MemoryUpstream();
  private final Map<String, CoreSnapshot> cores = new LinkedHashMap<>();

  /** From now on nobody can ask it. */
  public InMemoryCores goAway() {
    upstream.goAway();
    return this;
  }

  @Override
  public UpstreamResult<CoreSnapshot> read(UpstreamCall call, String coreId) {
    return upstream.answer(call, () -> with(coreId, UpstreamResult::answered));
  }

  @Override
  public UpstreamResult<CoreSnapshot> create(UpstreamCall call, ManifestDocument manifest) {
    return upstream.answer(
        call,
        () -> {
          boolean taken =
              cores.values().stream()
                  .anyMatch(core -> core.slug().filter(manifest.name()::equals).isPresent());
          if (taken) {
            return MemoryUpstream.refused(409, "the name is taken");
          }
          CoreSnapshot core = snapshot("core_" + (cores.size() + 1), manifest, false);
          cores.put(core.id(), core);
          return UpstreamResult.answered(core);
        });
  }

  @Override
  public UpstreamResult<CoreSnapshot> update(
      UpstreamCall call, String coreId, ManifestDocument manifest) {
    return upstream.answer(
        call,
        () ->
            with(
                coreId,
                core -> {
                  CoreSnapshot changed = snapshot(coreId, manifest, core.published().orElse(false));
                  cores.put(coreId, changed);
                  return UpstreamResult.answered(changed);
                }));
  }

  @Override
  public UpstreamResult<Optional<CoreSnapshot>> findOwn(
      UpstreamCall call, ManifestDocument manifest) {
    return upstream.answer(
        call,
        () ->
            UpstreamResult.answered(
                cores.values().stream()
                    .filter(core -> core.sourceId().filter(manifest.sourceId()::equals).isPresent())
                    .findFirst()));
  }

  @Override
  public UpstreamResult<Published> publish(
      UpstreamCall call, String coreId, List<String> groupIds) {
    return upstream.answer(call, () -> with(coreId, core -> setPublished(core, true)));
  }

  @Override
  public UpstreamResult<Published> sync(UpstreamCall call, String coreId, List<String> groupIds) {
    return publish(call, coreId, groupIds);
  }

  @Override
  public UpstreamResult<Published> unpublish(UpstreamCall call, String coreId) {
    return upstream.answer(call, () -> with(coreId, core -> setPublished(core, false)));
  }

  private UpstreamResult<Published> setPublished(CoreSnapshot core, boolean published) {
    boolean was = core.published().orElse(false);
    cores.put(
        core.id(),
        new CoreSnapshot(
            core.id(),
            core.name(),
            core.slug(),
            core.sourceId(),
            Optional.of(published),
            core.slug()));
    return UpstreamResult.answered(
        new Published(published ? core.slug() : Optional.empty(), was == published));
  }

  private <T> UpstreamResult<T> with(
      String coreId, Function<CoreSnapshot, UpstreamResult<T>> work) {
    CoreSnapshot core = cores.get(coreId);
    return core == null ? MemoryUpstream.refused(404, "there is no such Core") : work.apply(core);
  }

  private static CoreSnapshot snapshot(String id, ManifestDocument manifest, boolean published) {
    return new CoreSnapshot(
        id,
        Optional.of(manifest.name()),
        Optional.of(manifest.name()),
        Optional.of(manifest.sourceId()),
        Optional.of(published),
        Optional.empty());
  }
}
